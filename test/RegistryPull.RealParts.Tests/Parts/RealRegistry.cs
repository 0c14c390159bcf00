using System.Net;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>docker-registry, which is distribution, on a free port of the loopback interface.</summary>
internal sealed class RealRegistry : IAsyncDisposable
{
    /// <summary>A user whom a guarded registry lets in.</summary>
    public const string User = "bob";

    /// <summary>The user's password.</summary>
    public const string Password = "hunter2";

    // htpasswd -nbB: the only kind of hash that distribution takes.
    private const string Users = "bob:$2y$05$O8lRhRiWox992qFbOEVZ.uVb3Ngok./ib2xX4V07AWLHT1wSooJ7u\n";

    private readonly Workspace _workspace = new();
    private readonly bool _guarded;
    private readonly RealTokens? _tokens;
    private readonly RealRegistry? _origin;
    private readonly ReservedPort _port = new();
    private bool _isReadOnly;
    private Daemon? _daemon;
    private int _pushed;

    private RealRegistry(bool guarded, RealTokens? tokens, RealRegistry? origin) =>
        (_guarded, _tokens, _origin) = (guarded, tokens, origin);

    public string Host => _port.Host;

    /// <summary>The directory in which it keeps content, as distribution lays it out.</summary>
    public string Storage => _workspace.FolderOf("storage");

    /// <param name="guarded">Whether it lets in <see cref="User"/> alone.</param>
    /// <param name="tokens">The token server that lets people in; null for passwords.</param>
    /// <param name="origin">The registry whose images it fetches and keeps, in pull-through mode; null for one of its
    /// own.</param>
    /// <param name="isReadOnly">Whether it takes nothing.</param>
    public static async Task<RealRegistry> StartAsync(
        bool guarded = false, RealTokens? tokens = null, RealRegistry? origin = null, bool isReadOnly = false)
    {
        var registry = new RealRegistry(guarded, tokens, origin) { _isReadOnly = isReadOnly };
        var config = registry._workspace.Write("config.yml", registry.Config());
        registry._daemon = await Daemon.StartAsync(
            registry._workspace, registry.AnswersAsync, "docker-registry", "serve", config);
        return registry;
    }

    /// <summary>Pushes a fixture with skopeo, an index with all it has.</summary>
    /// <returns>The reference to pull it by.</returns>
    public async Task<string> PushAsync(string name, ImageFixture fixture)
    {
        var folder = _workspace.FolderOf($"pushed-{Interlocked.Increment(ref _pushed)}");
        SkopeoFolder.Write(folder, fixture);
        var copied = await Skopeo.CopyAsync(
            $"dir:{folder}", $"docker://{Host}/{name}", ["--all", "--preserve-digests", .. Credentials()]);
        copied.Succeeded();
        return $"{Host}/{name}";
    }

    /// <summary>What it was asked, a line each: <c>METHOD PATH</c>.</summary>
    public IReadOnlyList<string> Requests =>
    [
        .. File.ReadAllLines(_workspace.PathOf("docker-registry.log"))
            .Select(static line => line.Split('"'))
            .Where(static parts => parts.Length > 2 && parts[1].EndsWith("HTTP/1.1", StringComparison.Ordinal))
            .Select(static parts => parts[1][..^" HTTP/1.1".Length]),
    ];

    /// <summary>Waits until it has kept a blob that it fetched from its origin.</summary>
    /// <remarks>It answers while it fetches, and keeps the blob by itself:
    /// https://github.com/distribution/distribution/blob/v2.8.1/registry/proxy/proxyblobstore.go</remarks>
    public async Task KeepsAsync(string repository, Digest blob)
    {
        var link = Path.Combine(Storage, "docker/registry/v2/repositories", repository, "_layers/sha256", blob.Hex, "link");
        await Polling.UntilAsync(() => File.Exists(link), $"the registry keeps {blob}");
    }

    /// <summary>Switches it off.</summary>
    public async Task StopAsync()
    {
        if (_daemon is { } running)
        {
            _daemon = null;
            await running.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _port.Dispose();
        _workspace.Dispose();
    }

    private string Config() => $"""
        version: 0.1
        log:
          level: error
        storage:
          filesystem:
            rootdirectory: "{_workspace.FolderOf("storage")}"
          {(_isReadOnly ? "maintenance: { readonly: { enabled: true } }" : "")}
        http:
          addr: "{Host}"
        {Guard()}
        {(_origin is null ? "" : $"proxy: {{ remoteurl: \"http://{_origin.Host}\" }}")}
        """;

    private string Guard() => _tokens is not null ? Guard(_tokens) : !_guarded ? "" : $"""
        auth:
          htpasswd:
            realm: registry
            path: "{_workspace.Write("users", Users)}"
        """;

    private string Guard(RealTokens tokens) => $"""
        auth:
          token:
            realm: "{tokens.Realm}"
            service: "{RealTokens.Service}"
            issuer: "{RealTokens.Issuer}"
            rootcertbundle: "{_workspace.Write("tokens.pem", tokens.CertificatePem)}"
        """;

    private string[] Credentials() => _guarded || _tokens is not null ? ["--dest-creds", $"{User}:{Password}"] : [];

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var http = new HttpClient();
            using var answer = await http.GetAsync(new Uri($"http://{Host}/v2/"));
            return answer.StatusCode == (
                _guarded || _tokens is not null ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
