using System.Net;
using System.Net.Http.Headers;
using RegistryPull.Transport;

namespace RegistryPull.Loading.Docker;

/// <summary>Sends requests to an engine's API.</summary>
internal sealed class DockerClient : IDisposable
{
    // The name is not used: the connection is opened by the address.
    private static readonly Uri Base = new("http://docker/");

    private readonly DockerAddress _address;
    private readonly IDockerDialer _dialer;
    private readonly EngineLimits _limits;
    private readonly HttpMessageInvoker _invoker;
    private DockerConnection? _connection;

    public DockerClient(DockerAddress address, IDockerDialer dialer, EngineLimits limits)
    {
        (_address, _dialer, _limits) = (address, dialer, limits);
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = (_, cancellationToken) => ConnectAsync(cancellationToken),
            MaxConnectionsPerServer = 1,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        });
    }

    /// <summary>Gets the address, for messages.</summary>
    public string Address => TerminalText.Sanitize(_address.Text);

    /// <summary>Asks the engine.</summary>
    /// <param name="method">GET or POST, without a body.</param>
    /// <param name="path">The path and query, escaped.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <exception cref="EngineException">It cannot be reached, or does not answer.</exception>
    public Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, CancellationToken cancellationToken) =>
        GuardAsync(
            () => _limits.WaitAsync(
                SendAsync(method, path, content: null, cancellationToken),
                _limits.Question,
                Address,
                cancellationToken),
            content: null);

    /// <summary>Sends an archive.</summary>
    /// <param name="path">The path and query, escaped.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="RegistryPullException">Content failed, or the engine did not answer.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        string path, EngineArchive archive, CancellationToken cancellationToken)
    {
        using var content = new ArchiveContent(archive, OpenInput);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
        return await GuardAsync(() => SendAsync(path, content, cancellationToken), content).ConfigureAwait(false);
    }

    public void Dispose() => _invoker.Dispose();

    private EngineInput OpenInput(Stream stream) =>
        new(stream, () => _connection?.HasStopped == true, _limits, Address);

    // The writes have a time limit each. What is left is to wait for the answer.
    private async Task<HttpResponseMessage> SendAsync(
        string path, ArchiveContent content, CancellationToken cancellationToken)
    {
        var sending = SendAsync(HttpMethod.Post, path, content, cancellationToken);
        await Task.WhenAny(sending, content.Written).ConfigureAwait(false);
        return await _limits.WaitAsync(sending, _limits.Silence, Address, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(Base, path))
        {
            Content = content,
            Version = HttpVersion.Version11,
        };
        return await _invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        _connection = new DockerConnection(
            await _dialer.OpenAsync(_address, cancellationToken).ConfigureAwait(false));
        return _connection;
    }

    private async Task<HttpResponseMessage> GuardAsync(
        Func<Task<HttpResponseMessage>> send, ArchiveContent? content)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (Exception) when (content?.Failure is RegistryPullException failure)
        {
            throw failure;
        }
        catch (HttpRequestException error) when (error.InnerException is RegistryPullException failure)
        {
            throw failure;
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new EngineException(
                $"{Address} broke off ({NetworkReason.Describe(error)}): look at the engine's log", error);
        }
    }
}
