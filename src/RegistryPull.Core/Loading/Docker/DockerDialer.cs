using System.IO.Pipes;
using System.Net.Sockets;
using System.Security.Authentication;
using RegistryPull.Interop;
using RegistryPull.Transport;

namespace RegistryPull.Loading.Docker;

/// <summary>Opens sockets and pipes of this machine, and TLS.</summary>
internal sealed class DockerDialer(EngineLimits limits) : IDockerDialer
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(30);

    public async Task<Stream> OpenAsync(DockerAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return await limits
                .WaitAsync(ConnectAsync(address, cancellationToken), ConnectLimit, address.Text, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (SocketException error)
        {
            throw DockerRefusal.From(address, error);
        }
        catch (Exception error) when (error is AuthenticationException)
        {
            throw new EngineException(
                $"TLS handshake with {address.Text} failed ({NetworkReason.Describe(error)}): look at the files in "
                + "DOCKER_CERT_PATH (ca.pem, cert.pem, key.pem)",
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"{address.Text} cannot be opened: {SystemError.Describe(error)}", error);
        }
    }

    private static Task<Stream> ConnectAsync(DockerAddress address, CancellationToken cancellationToken) =>
        address switch
        {
            DockerAddress.Unix unix => ConnectAsync(unix, cancellationToken),
            DockerAddress.Pipe pipe => ConnectAsync(pipe, cancellationToken),
            DockerAddress.Tcp tcp => ConnectAsync(tcp, cancellationToken),
            _ => throw new NotSupportedException(address.GetType().Name),
        };

    private static Task<Stream> ConnectAsync(DockerAddress.Unix address, CancellationToken cancellationToken) =>
        ConnectAsync(
            new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified),
            socket => socket.ConnectAsync(new UnixDomainSocketEndPoint(address.Path), cancellationToken));

    private static async Task<Stream> ConnectAsync(DockerAddress.Pipe address, CancellationToken cancellationToken)
    {
        var pipe = new NamedPipeClientStream(".", address.Name, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await pipe.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return pipe;
        }
        catch
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<Stream> ConnectAsync(DockerAddress.Tcp address, CancellationToken cancellationToken)
    {
        var stream = await ConnectAsync(
            new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
            socket => socket.ConnectAsync(address.Host, address.Port, cancellationToken)).ConfigureAwait(false);
        if (address.Certificates is not { } directory)
        {
            return stream;
        }

        return await DockerTls.AuthenticateAsync(stream, address.Host, directory, cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task<Stream> ConnectAsync(Socket socket, Func<Socket, ValueTask> connect)
    {
        try
        {
            await connect(socket).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
