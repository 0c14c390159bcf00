using System.Net.Sockets;
using RegistryPull.Transport;

namespace RegistryPull.Loading.Docker;

/// <summary>Says why an engine's socket cannot be connected to, and what to do.</summary>
internal static class DockerRefusal
{
    public static EngineException From(DockerAddress address, SocketException error)
    {
        var text = TerminalText.Sanitize(address.Text);
        var message = (address, error.SocketErrorCode) switch
        {
            (DockerAddress.Unix { Path: var path }, _) when !Path.Exists(path) =>
                $"there is no {text}: start the engine, or name another with --to",
            (DockerAddress.Unix, SocketError.AccessDenied) =>
                $"permission denied at {text}: add yourself to the group that owns the socket "
                + "(usually: sudo usermod -aG docker NAME) and sign in again, or run as root",
            (_, SocketError.ConnectionRefused) =>
                $"nothing listens at {text}: start the engine, or name another with --to",
            _ => $"{text} cannot be reached ({NetworkReason.Describe(error)}): "
                + "start the engine, or name another with --to",
        };
        return new EngineException(message, error);
    }
}
