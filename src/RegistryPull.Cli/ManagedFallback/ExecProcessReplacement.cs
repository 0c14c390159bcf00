using System.Runtime.InteropServices;

namespace RegistryPull.Cli.ManagedFallback;

/// <summary>Becomes the other program, with execv(3): the process that a shell or a supervisor knows stays the same.</summary>
internal sealed partial class ExecProcessReplacement : IProcessReplacement
{
    // On Linux and macOS alike.
    private const int BrokenPipe = 13;
    private const nint Default = 0;

    public Task<int> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // .NET ignores this signal, and what is ignored stays so in the other program: the helpers that it starts would never notice a closed pipe.
        _ = Handle(BrokenPipe, Default);
        _ = Execute(program, [program, .. arguments, null]);
        throw new InvalidRequestException($"{program} cannot be run: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments);
}
