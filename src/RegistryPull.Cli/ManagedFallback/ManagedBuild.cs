namespace RegistryPull.Cli.ManagedFallback;

/// <summary>
/// The managed build beside a native one. It does the same, and also loads plug-ins, which native code cannot.
/// </summary>
/// <param name="folder">Its directory.</param>
/// <param name="arguments">What this run was called with.</param>
/// <param name="runtime">Finds .NET.</param>
/// <param name="replacement">Runs it in this program's place.</param>
internal sealed class ManagedBuild(
    string folder, IReadOnlyList<string> arguments, DotnetRuntime runtime, IProcessReplacement replacement)
{
    private const string Why = "plug-ins run in the managed build of regpull";
    private const string Otherwise = "the built-in formats work without it";

    /// <summary>
    /// Has the managed build do this run from its start: nothing may have been read from standard input, or printed,
    /// before.
    /// </summary>
    /// <returns>Its exit code, if this process is there to tell it.</returns>
    /// <exception cref="InvalidRequestException">It is not there, or there is no .NET to run it; the message says
    /// which.</exception>
    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // The managed build has no other beside it, so this cannot loop.
        var program = Path.Combine(folder, "regpull.dll");
        if (!File.Exists(program))
        {
            throw new InvalidRequestException(
                $"{Why}, and {program} does not exist: install regpull again ({Otherwise})");
        }

        var host = runtime.FindHost() ?? throw new InvalidRequestException(
            $"{Why}, which needs .NET {DotnetRuntime.Wanted} or newer, and none was found: install its runtime, or set "
            + $"DOTNET_ROOT to where it is ({Otherwise})");
        return replacement.RunAsync(host, [program, .. arguments], cancellationToken);
    }
}
