using Microsoft.AspNetCore.Http;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Testing;

/// <summary>A registry in this process, on a free port of the loopback interface: it keeps to the distribution spec,
/// unless told otherwise.</summary>
/// <example><code>
/// await using var registry = await FakeRegistry.StartAsync();
/// var reference = registry.Push("team/app", "1.0", Fixture.Image());
/// registry.Faults.Add(When.Blob, Faults.Tear(after: 100));
/// </code></example>
public sealed class FakeRegistry : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly FakeContent _content;
    private readonly FakeRegistryOptions _options;
    private FakeServer? _server;
    private FakeGate? _gate;

    private FakeRegistry(FakeRegistryOptions options)
    {
        _options = options;
        _content = new FakeContent(options) { SeparatesRepositories = options.SeparatesRepositories };
        Uploads = new FakeUploads(_content);
        Tokens = options.Tokens ?? new FakeTokens { User = options.User, Password = options.Password };
    }

    /// <summary>Its address: scheme, host and port.</summary>
    public Uri Url => _server!.Url;

    /// <summary>Its address by name: the same registry, but another host to a client.</summary>
    public Uri UrlByName => new UriBuilder(Url) { Host = "localhost" }.Uri;

    /// <summary>Host and port, as image references have them.</summary>
    public string Host => Url.Authority;

    /// <summary>The address of its token server.</summary>
    public Uri Realm => new(Url, FakeRoute.TokenPath);

    /// <summary>Its token server.</summary>
    public FakeTokens Tokens { get; }

    /// <summary>What was asked.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>How it takes pushes.</summary>
    public FakeUploads Uploads { get; }

    /// <summary>What goes wrong.</summary>
    public FaultRules Faults { get; } = new();

    /// <summary>Starts a registry.</summary>
    /// <param name="options">What kind it is; null for one that is open to everyone.</param>
    /// <returns>The registry, which answers already.</returns>
    public static async Task<FakeRegistry> StartAsync(FakeRegistryOptions? options = null)
    {
        var registry = new FakeRegistry(options ?? new FakeRegistryOptions());
        registry._server = await FakeServer.StartAsync(registry.AnswerAsync, registry._options);
        registry._gate = new FakeGate(registry._options, registry.Tokens, registry._options.Realm ?? registry.Realm);
        return registry;
    }

    /// <summary>Stores an image with all its manifests and blobs.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="tag">The tag of its root, or null.</param>
    /// <param name="fixture">The image.</param>
    /// <returns>The reference to pull it by: the tag or, without one, the digest.</returns>
    public string Push(string repository, string? tag, ImageFixture fixture)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        foreach (var (digest, bytes) in fixture.Blobs)
        {
            _content.AddBlob(digest, bytes);
        }

        foreach (var manifest in fixture.Manifests)
        {
            AddManifest(repository, null, manifest.MediaType, manifest.Bytes);
        }

        AddManifest(repository, tag, fixture.Root.MediaType, fixture.Root.Bytes);
        return $"{Host}/{repository}{(tag is null ? $"@{fixture.Root.Digest}" : ":" + tag)}";
    }

    /// <summary>Stores a blob in all repositories.</summary>
    /// <param name="bytes">The blob.</param>
    /// <returns>Its digest.</returns>
    public Digest AddBlob(byte[] bytes)
    {
        var digest = Digest.Compute(bytes);
        AddBlob(digest, bytes);
        return digest;
    }

    /// <summary>Stores a blob under a digest, whether it is its own or not.</summary>
    /// <param name="digest">The digest.</param>
    /// <param name="bytes">The blob.</param>
    public void AddBlob(Digest digest, byte[] bytes) => _content.AddBlob(digest, bytes);

    /// <summary>Stores a manifest or an index.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="tag">A tag for it, or null.</param>
    /// <param name="mediaType">What <c>Content-Type</c> says.</param>
    /// <param name="bytes">The manifest.</param>
    /// <returns>Its digest.</returns>
    public Digest AddManifest(string repository, string? tag, string mediaType, byte[] bytes)
    {
        var manifest = new FixtureManifest(mediaType, bytes);
        _content.AddManifest(repository, manifest.Digest.ToString(), manifest);
        if (tag is not null)
        {
            _content.AddManifest(repository, tag, manifest);
        }

        return manifest.Digest;
    }

    /// <summary>What a repository has.</summary>
    /// <param name="repository">The repository.</param>
    /// <returns>The digests of its manifests, by tag and by digest.</returns>
    public IReadOnlyDictionary<string, Digest> ManifestsOf(string repository) => _content.ManifestsOf(repository);

    /// <summary>Whether a repository has a blob.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="digest">The blob.</param>
    /// <returns>Whether it does.</returns>
    public bool HasBlob(string repository, Digest digest) => _content.HasBlob(repository, $"{digest}");

    /// <summary>Stops it. Requests that hang are cut.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _server!.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, isTooLong) = await RequestReader.ReadAsync(context.Request, _options.Prefix, Uploads);
        Requests.Begin(request);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        if (request.IsTorn)
        {
            Uploads.Torn(request);
            Requests.End(request);
            context.Abort();
            return;
        }

        try
        {
            var answer = isTooLong ? FakeAnswer.Error(413, "SIZE_INVALID", "too large") : Answer(request);
            await AnswerWriter.WriteAsync(context, request, answer, gone.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
        finally
        {
            Requests.End(request);
        }
    }

    private FakeAnswer Answer(RecordedRequest request) => request.Route.Kind == RouteKind.Token
        ? Faults.Apply(Tokens.Answer(request), request)
        : _gate!.Refusal(request) ?? Faults.Apply(Serve(request), request);

    private FakeAnswer Serve(RecordedRequest request) =>
        request.Route.Kind == RouteKind.Upload ? Uploads.Answer(request) : _content.Answer(request);
}
