using System.Globalization;

namespace RegistryPull.Loading.Programs;

/// <summary>The programs of another machine, which the system's ssh runs.</summary>
/// <remarks>The shell of the other machine reads the command. So every word is checked to have no character that a
/// shell interprets: docs/decisions/0054-ssh-carries-words-alone.md.</remarks>
internal sealed class SshPrograms(SshHost host, EngineFiles files) : IProgramLocation
{
    private const string Ssh = "ssh";

    // ssh(1), EXIT STATUS: 255 if an error occurred. POSIX shells: 127 for a command that is not found.
    private const int SshFailed = 255;
    private const int NotFound = 127;

    public string Suffix => $" on {host.Name}";

    public ProgramCommand CommandFor(string program, IReadOnlyList<string> arguments)
    {
        if (arguments.Prepend(program).FirstOrDefault(static word => !EngineWord.IsArgument(word)) is { } unsafeWord)
        {
            throw new InvalidRequestException(
                $"'{TerminalText.Sanitize(unsafeWord)}' cannot be passed through ssh: a shell would interpret it");
        }

        return CommandFor(string.Join(' ', arguments.Prepend(program)));
    }

    /// <summary>Returns what runs a constant command of a shell.</summary>
    public ProgramCommand CommandFor(string commandLine)
    {
        var path = files.FindProgram(Ssh)
            ?? throw new EngineException("ssh is not on PATH: install OpenSSH's client, or load on the machine itself");

        // -T: no terminal, which would change bytes. -e none: no escape character in the stream.
        return new ProgramCommand(path, ["-T", "-e", "none", .. Options(), "--", host.Name, commandLine]);
    }

    public string? Explain(ProgramResult result, string program) => result.ExitCode switch
    {
        SshFailed => $"ssh could not run {program} on {host.Name}{result.Reason}; "
            + $"try: ssh {Typed()} {program} version",
        NotFound => $"{program} is not installed on {host.Name}, or not on its PATH for ssh; "
            + "ssh://HOST/ENGINE names another engine",
        _ => null,
    };

    private IEnumerable<string> Options()
    {
        if (host.Port is { } port)
        {
            yield return "-p";
            yield return port.ToString(CultureInfo.InvariantCulture);
        }

        if (host.User is { } user)
        {
            yield return "-l";
            yield return user;
        }
    }

    private string Typed() => string.Join(' ', Options().Append(host.Name));
}
