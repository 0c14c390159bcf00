namespace RegistryPull.Loading.Programs;

/// <summary>Where the program of an engine runs.</summary>
internal interface IProgramLocation
{
    /// <summary>Gets where it runs, for messages; empty for this machine.</summary>
    string Suffix { get; }

    /// <summary>Returns what is started here to run a program there.</summary>
    /// <param name="program">The program: <c>podman</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="EngineException">The program, or what leads to it, is not installed.</exception>
    ProgramCommand CommandFor(string program, IReadOnlyList<string> arguments);

    /// <summary>Returns what an exit code means that is not the program's; null for one of the program.</summary>
    string? Explain(ProgramResult result, string program);
}
