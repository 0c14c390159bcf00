using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace RegistryPull;

/// <summary>A proxy on the loopback interface. Whatever host it is asked for, it leads to one and the same server: so
/// tests have hosts of any name.</summary>
internal sealed class TunnelProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<string, Uri> _target;
    private readonly Task _serving;

    /// <param name="target">Where the requests for a host really go.</param>
    public TunnelProxy(Func<string, Uri> target)
    {
        _target = target;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Host => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The first lines of the requests, and what was said to sign in.</summary>
    public ConcurrentQueue<(string Line, string? SignIn)> Asked { get; } = new();

    /// <summary>The sign-in that it wants, as <c>Proxy-Authorization</c> has it; null for none.</summary>
    public string? Wants { get; init; }

    /// <summary>The schemes that it offers to those who do not have it.</summary>
    public IReadOnlyList<string> Offers { get; init; } = ["Basic realm=\"proxy\""];

    /// <summary>What it shows where it speaks TLS itself; null for plain http.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether it hangs up on everyone.</summary>
    public bool Drops { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            _ = AnswerAsync(client).ContinueWith(_ => client.Dispose(), TaskScheduler.Default);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        await using var stream = await SecureAsync(client.GetStream());
        for (var head = await ReadHeadAsync(stream); head.Length > 0 && !Drops; head = await ReadHeadAsync(stream))
        {
            var lines = head.Split("\r\n");
            var signIn = lines.FirstOrDefault(
                static line => line.StartsWith(
                    "Proxy-Authorization: ", StringComparison.OrdinalIgnoreCase))?["Proxy-Authorization: ".Length..];
            Asked.Enqueue((lines[0], signIn));
            if (Wants is null || Wants == signIn)
            {
                await LeadAsync(stream, head, lines[0].Split(' '));
                return;
            }

            var offers = string.Concat(Offers.Select(static offer => $"Proxy-Authenticate: {offer}\r\n"));
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 407 Who are you\r\n{offers}Content-Length: 0\r\n\r\n"),
                _stopping.Token);
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream stream)
    {
        if (Certificate is null)
        {
            return stream;
        }

        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(Certificate);
        return tls;
    }

    private async Task LeadAsync(Stream client, string head, string[] line)
    {
        var isTunnel = line[0] == "CONNECT";
        var target = _target(isTunnel ? line[1].Split(':')[0] : new Uri(line[1]).Host);
        using var server = new TcpClient();
        await server.ConnectAsync(target.Host, target.Port, _stopping.Token);
        await (isTunnel ? client : server.GetStream())
            .WriteAsync(Encoding.ASCII.GetBytes(isTunnel ? "HTTP/1.1 200 Go on\r\n\r\n" : head), _stopping.Token);
        await Task.WhenAny(
            client.CopyToAsync(server.GetStream(), _stopping.Token),
            server.GetStream().CopyToAsync(client, _stopping.Token));
    }

    private async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (
            !head.ToString()
                .EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stopping.Token) == 1)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
