using System.Globalization;

namespace RegistryPull.Loading;

/// <summary>Reads where images are to be loaded. Every part becomes an argument of a program, so each has to begin with
/// a letter or a digit and none can be read as an option.</summary>
internal static class EngineTargetParser
{
    private const string Ssh = "ssh://";

    private const string Expected = "expected docker, podman, containerd[:NAMESPACE], k3s, wsl:NAME[=DIR] or "
        + "ssh://[USER@]HOST[:PORT][/ENGINE]";

    /// <inheritdoc cref="EngineTarget.Parse"/>
    public static EngineTarget Parse(string text)
    {
        if (text.StartsWith(Ssh, StringComparison.Ordinal))
        {
            return ParseRemote(text, text[Ssh.Length..]);
        }

        return ParseLocal(text, text);
    }

    private static EngineTarget ParseLocal(string text, string engine)
    {
        var (word, rest) = Cut(engine, ':');
        return (word, rest) switch
        {
            ("docker", null) => new EngineTarget(EngineKind.Docker),
            ("podman", null) => new EngineTarget(EngineKind.Podman),
            ("k3s", null) => new EngineTarget(EngineKind.K3s),
            ("containerd", null) => new EngineTarget(EngineKind.Containerd),
            ("containerd", { } name) when EngineWord.IsNamespace(name) =>
                new EngineTarget(EngineKind.Containerd) { Name = name },
            ("containerd", { } name) => throw Invalid(text, "the namespace", name),
            ("wsl", { Length: > 0 } distribution) => ParseWsl(text, distribution),
            _ => throw new FormatException($"'{TerminalText.Sanitize(text)}' is not an engine: {Expected}"),
        };
    }

    private static EngineTarget ParseWsl(string text, string distribution)
    {
        var (name, directory) = Cut(distribution, '=');
        if (!EngineWord.IsName(name))
        {
            throw Invalid(text, "the name of the distribution", name);
        }

        if (directory is "" || directory?.StartsWith('-') == true)
        {
            throw new FormatException($"'{TerminalText.Sanitize(text)}' names no directory after '=': {Expected}");
        }

        return new EngineTarget(EngineKind.Wsl) { Name = name, Directory = directory };
    }

    private static EngineTarget ParseRemote(string text, string target)
    {
        var (address, engine) = Cut(target, '/');
        var parsed = new EngineTarget(EngineKind.Any);
        if (!string.IsNullOrEmpty(engine))
        {
            parsed = ParseLocal(text, engine);
        }

        if (parsed.Kind is EngineKind.K3s or EngineKind.Wsl)
        {
            throw new FormatException(
                $"'{TerminalText.Sanitize(text)}' is not possible: docker, podman and containerd are reached by ssh");
        }

        return parsed with { Host = ParseHost(text, address) };
    }

    private static SshHost ParseHost(string text, string address)
    {
        var at = address.LastIndexOf('@');
        var (host, port) = SplitPort(text, address[(at + 1)..]);
        if (!EngineWord.IsHost(host))
        {
            throw Invalid(text, "the host", host);
        }

        if (at < 0)
        {
            return new SshHost(null, host, port);
        }

        var user = address[..at];
        if (!EngineWord.IsUser(user))
        {
            throw Invalid(text, "the user", user);
        }

        return new SshHost(user, host, port);
    }

    // An IPv6 address is in brackets.
    private static (string Host, int? Port) SplitPort(string text, string address)
    {
        var end = address.IndexOf(']', StringComparison.Ordinal);
        if (address.StartsWith('[') && end > 0)
        {
            return (address[1..end], ReadPort(text, address[(end + 1)..]));
        }

        var host = address.Split(':')[0];
        return (host, ReadPort(text, address[host.Length..]));
    }

    private static int? ReadPort(string text, string port)
    {
        if (port.Length == 0)
        {
            return null;
        }

        var isNumber = int.TryParse(port.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (port[0] != ':' || !isNumber || number is 0 or > ushort.MaxValue)
        {
            throw new FormatException($"'{TerminalText.Sanitize(text)}' has no valid port: {Expected}");
        }

        return number;
    }

    private static (string First, string? Tail) Cut(string text, char separator) => text.Split(separator, 2) switch
    {
        [var first, var tail] => (first, tail),
        _ => (text, null),
    };

    private static FormatException Invalid(string text, string what, string value) => new(
        $"'{TerminalText.Sanitize(text)}' is not an engine, because of {what} '{TerminalText.Sanitize(value)}': "
        + "expected letters, digits, '.', '_' and '-', beginning with a letter or a digit");
}
