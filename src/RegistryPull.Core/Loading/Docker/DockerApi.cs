using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RegistryPull.Loading.Docker;

/// <summary>The calls of an engine's API that loading needs.</summary>
/// <remarks>docs.docker.com/reference/api/engine; podman serves the same.</remarks>
internal sealed class DockerApi(DockerClient client, EngineLimits limits, IPullProgress progress) : IDisposable
{
    private const int MaxDocument = 64 * 1024 * 1024;

    // The newest version that this client was written for. An older engine reports its own version, which is then used.
    private static readonly Version Newest = new(1, 47);

    private string _prefix = "";

    /// <summary>Gets the address, for messages.</summary>
    public string Address => client.Address;

    /// <summary>Gets the version of the API; null when the engine does not say.</summary>
    public Version? Version { get; private set; }

    /// <summary>Asks whether the engine is there, and by which version of the API it is to be asked.</summary>
    /// <exception cref="EngineException">It is not there.</exception>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        using var response = await client.AskAsync(HttpMethod.Get, "_ping", cancellationToken).ConfigureAwait(false);
        await ThrowUnlessDoneAsync(response, "does not answer", cancellationToken).ConfigureAwait(false);
        if (response.Headers.TryGetValues("Api-Version", out var stated)
            && Version.TryParse(stated.FirstOrDefault(), out var version))
        {
            Version = version;
            _prefix = $"v{new[] { version, Newest }.Min()}/";
        }
    }

    /// <summary>Returns an image by its name or ID; null when there is none.</summary>
    public async Task<DockerImageJson?> InspectAsync(string name, CancellationToken cancellationToken)
    {
        using var response = await client
            .AskAsync(HttpMethod.Get, $"{_prefix}images/{name}/json", cancellationToken)
            .ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        return await ReadAsync(response, LoadingJsonContext.Default.DockerImageJson, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Returns the IDs of all images, those of intermediate layers too.</summary>
    public async Task<ImmutableArray<string>> ListAsync(CancellationToken cancellationToken)
    {
        using var response = await client
            .AskAsync(HttpMethod.Get, $"{_prefix}images/json?all=1", cancellationToken)
            .ConfigureAwait(false);
        var images = await ReadAsync(response, LoadingJsonContext.Default.DockerSummaryJsonArray, cancellationToken)
            .ConfigureAwait(false);
        return [.. images.Select(static image => image.Id).OfType<string>().Where(EngineWord.IsArgument)];
    }

    /// <summary>Adds a name to an image.</summary>
    public async Task TagAsync(string id, string repository, string tag, CancellationToken cancellationToken)
    {
        var query = $"repo={Uri.EscapeDataString(repository)}&tag={Uri.EscapeDataString(tag)}";
        using var response = await client
            .AskAsync(HttpMethod.Post, $"{_prefix}images/{id}/tag?{query}", cancellationToken)
            .ConfigureAwait(false);
        await ThrowUnlessDoneAsync(response, $"did not add the name {repository}:{tag}", cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Has the engine load an archive.</summary>
    /// <returns>Its last lines.</returns>
    public async Task<ImmutableArray<string>> LoadAsync(EngineArchive archive, CancellationToken cancellationToken)
    {
        using var response = await client
            .SendAsync($"{_prefix}images/load?quiet=0", archive, cancellationToken)
            .ConfigureAwait(false);
        await ThrowUnlessDoneAsync(response, "refused the archive", cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var disposing = body.ConfigureAwait(false);
        return await new DockerAnswer(limits, Address, progress).ReadAsync(body, cancellationToken)
            .ConfigureAwait(false);
    }

    public void Dispose() => client.Dispose();

    private async Task<T> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await ThrowUnlessDoneAsync(response, "does not answer", cancellationToken).ConfigureAwait(false);
        try
        {
            var bytes = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize(bytes.Span, type) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new EngineException($"{Address} does not answer as docker does: is it another service?");
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var read = response.Content.LoadIntoBufferAsync(MaxDocument, cancellationToken);
            await limits.WaitAsync(DoneAsync(read), limits.Question, Address, cancellationToken).ConfigureAwait(false);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new EngineException($"{Address} broke off its answer: look at the engine's log", error);
        }
    }

    private static async Task<bool> DoneAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }

    private async Task ThrowUnlessDoneAsync(
        HttpResponseMessage response, string what, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var bytes = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        throw new EngineException($"{Address} {what} (status {(int)response.StatusCode}){Reason(bytes.Span)}")
        {
            Status = (int)response.StatusCode,
        };
    }

    private static string Reason(ReadOnlySpan<byte> body)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(body, LoadingJsonContext.Default.DockerMessageJson);
            return answer switch
            {
                { Message: { } message } => $": {TerminalText.Sanitize(message.Trim())}",
                _ => "",
            };
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
