namespace RegistryPull.Loading.Programs;

/// <summary>The program of an engine, here or on another machine.</summary>
/// <param name="program">The program: <c>podman</c>.</param>
/// <param name="name">The engine, for messages.</param>
/// <param name="location">Where it runs.</param>
/// <param name="runner">Starts it.</param>
internal sealed class EngineProgram(string program, string name, IProgramLocation location, ProgramRunner runner)
{
    /// <summary>Gets the engine and where it is.</summary>
    public string Name => name + location.Suffix;

    /// <summary>Asks, and returns the answer whatever the exit code is.</summary>
    public async Task<ProgramResult> TryAskAsync(
        IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var command = location.CommandFor(program, arguments);
        var result = await runner.AskAsync(command, Name, cancellationToken).ConfigureAwait(false);
        ThrowIfExplained(result);
        return result;
    }

    /// <summary>Asks, and requires an answer.</summary>
    /// <exception cref="EngineException">The program failed.</exception>
    public async Task<ProgramResult> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await TryAskAsync(arguments, cancellationToken).ConfigureAwait(false);
        ThrowIfFailed(result, "does not answer", ": start it, or name another engine with --to");
        return result;
    }

    /// <summary>Writes an archive into the program.</summary>
    /// <exception cref="EngineException">The program failed.</exception>
    public async Task<ProgramResult> SendAsync(
        IReadOnlyList<string> arguments, EngineArchive archive, CancellationToken cancellationToken)
    {
        var command = location.CommandFor(program, arguments);
        var result = await runner.SendAsync(command, archive, Name, cancellationToken).ConfigureAwait(false);
        ThrowIfExplained(result);
        ThrowIfFailed(result, "refused the archive", "");
        if (archive.Written is null)
        {
            throw new EngineException($"{Name} stopped reading before the end of the archive{result.Reason}");
        }

        return result;
    }

    private void ThrowIfExplained(ProgramResult result)
    {
        if (location.Explain(result, program) is { } reason)
        {
            throw new EngineException(reason);
        }
    }

    private void ThrowIfFailed(ProgramResult result, string what, string advice)
    {
        if (result.ExitCode != 0)
        {
            throw new EngineException($"{Name} {what} ({program} exit code {result.ExitCode}){result.Reason}{advice}");
        }
    }
}
