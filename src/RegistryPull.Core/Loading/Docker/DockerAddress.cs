using System.Globalization;

namespace RegistryPull.Loading.Docker;

/// <summary>Where an engine's API listens.</summary>
/// <param name="Text">The address as docker writes it, for messages.</param>
internal abstract record DockerAddress(string Text)
{
    private const string UnixScheme = "unix://";
    private const string PipeScheme = "npipe://";
    private const string TcpScheme = "tcp://";
    private const string PipePrefix = "//./pipe/";
    private const int PlainPort = 2375;
    private const int TlsPort = 2376;

    /// <summary>A socket in the file system.</summary>
    internal sealed record Unix(string Path) : DockerAddress(UnixScheme + Path);

    /// <summary>A named pipe of this Windows.</summary>
    internal sealed record Pipe(string Name) : DockerAddress(PipeScheme + PipePrefix + Name);

    /// <summary>A host and port, with TLS or without.</summary>
    internal sealed record Tcp(string Host, int Port, string? Certificates)
        : DockerAddress($"{TcpScheme}{Host}:{Port.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Reads <c>DOCKER_HOST</c>: <c>unix://</c>, <c>npipe://</c> or <c>tcp://</c>.</summary>
    /// <param name="text">The value.</param>
    /// <param name="certificates">The directory of TLS certificates; null without TLS.</param>
    /// <exception cref="InvalidRequestException">It is not such an address.</exception>
    public static DockerAddress Parse(string text, string? certificates)
    {
        if (text.StartsWith(UnixScheme, StringComparison.Ordinal) && text.Length > UnixScheme.Length)
        {
            return new Unix(text[UnixScheme.Length..]);
        }

        if (ParsePipe(text) is { } pipe)
        {
            return pipe;
        }

        return ParseTcp(text, certificates) ?? throw new InvalidRequestException(
            $"DOCKER_HOST is '{TerminalText.Sanitize(text)}': expected unix://PATH, npipe:////./pipe/NAME, "
            + "tcp://HOST:PORT or ssh://[USER@]HOST[:PORT]");
    }

    private static Pipe? ParsePipe(string text)
    {
        var path = text.Replace('\\', '/');
        if (!path.StartsWith(PipeScheme + PipePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return new Pipe(path[(PipeScheme.Length + PipePrefix.Length)..]);
    }

    private static Tcp? ParseTcp(string text, string? certificates)
    {
        // Uri.Port is -1 when the scheme is unknown and the address has no port.
        if (!text.StartsWith(TcpScheme, StringComparison.Ordinal)
            || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.Host.Length == 0)
        {
            return null;
        }

        var port = (uri.Port, certificates) switch
        {
            ( > 0, _) => uri.Port,
            (_, null) => PlainPort,
            _ => TlsPort,
        };
        return new Tcp(uri.Host, port, certificates);
    }
}
