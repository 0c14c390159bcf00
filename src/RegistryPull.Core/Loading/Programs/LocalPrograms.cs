namespace RegistryPull.Loading.Programs;

/// <summary>The programs of this machine.</summary>
internal sealed class LocalPrograms(EngineFiles files) : IProgramLocation
{
    public string Suffix => "";

    public ProgramCommand CommandFor(string program, IReadOnlyList<string> arguments)
    {
        var path = files.FindProgram(program)
            ?? throw new EngineException(
                $"{program} is not on PATH: install it, or name another engine with --to");
        return new ProgramCommand(path, [.. arguments]);
    }

    public string? Explain(ProgramResult result, string program) => null;
}
