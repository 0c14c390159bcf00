using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Testing;

/// <summary>What a registry holds. Blobs are shared by all its repositories.</summary>
internal sealed class FakeContent(FakeRegistryOptions options)
{
    private readonly ConcurrentDictionary<string, byte[]> _blobs = [];
    private readonly ConcurrentDictionary<(string Repository, string Name), FixtureManifest> _manifests = [];
    private readonly ConcurrentDictionary<(string Repository, string Digest), bool> _uploaded = [];

    public void AddBlob(Digest digest, byte[] bytes) => _blobs[digest.ToString()] = bytes;

    public void AddManifest(string repository, string name, FixtureManifest manifest) =>
        _manifests[(repository, name)] = manifest;

    /// <summary>Stores a blob that was pushed: it is in this repository alone.</summary>
    public void AddUploaded(string repository, Digest digest, byte[] bytes)
    {
        _blobs[$"{digest}"] = bytes;
        Link(repository, $"{digest}");
    }

    public void Link(string repository, string digest) => _uploaded[(repository, digest)] = true;

    /// <summary>Whether a repository has a blob. What was not pushed is in all of them, or in those that a manifest
    /// refers to it from when <see cref="SeparatesRepositories"/>.</summary>
    public bool HasBlob(string repository, string digest) => _blobs.ContainsKey(digest)
        && (!SeparatesRepositories || _uploaded.ContainsKey((repository, digest)) || Refers(repository, digest));

    /// <summary>Whether a blob is in those repositories alone that it was pushed or mounted into.</summary>
    public bool SeparatesRepositories { get; init; }

    /// <summary>The names and digests of a repository's manifests.</summary>
    public IReadOnlyDictionary<string, Digest> ManifestsOf(string repository) => _manifests
        .Where(pair => pair.Key.Repository == repository)
        .ToDictionary(static pair => pair.Key.Name, static pair => pair.Value.Digest, StringComparer.Ordinal);

    public FakeAnswer Answer(RecordedRequest request) => request.Route.Kind switch
    {
        RouteKind.Manifest when request.Method == "PUT" => Put(request),
        _ when request.Method is not ("GET" or "HEAD") => FakeAnswer.Error(405, "UNSUPPORTED", "read only"),
        RouteKind.Base => FakeAnswer.Of("application/json", "{}"u8.ToArray()),
        RouteKind.Manifest => Manifest(request.Route),
        RouteKind.Blob => Blob(request.Route),
        RouteKind.Tags => Tags(request),
        RouteKind.Referrers when options.ListsReferrers =>
            FakeReferrers.Answer(request, Subjects(request.Route), options.ReferrersPerPage),
        _ => FakeAnswer.Error(404, "NOT_FOUND", "no such page"),
    };

    private FakeAnswer Manifest(FakeRoute route)
    {
        if (_manifests.TryGetValue((route.Repository, route.Target), out var manifest))
        {
            return FakeAnswer.Of(manifest.MediaType, manifest.Bytes)
                .With("Docker-Content-Digest", manifest.Digest.ToString());
        }

        return HasRepository(route.Repository)
            ? FakeAnswer.Error(404, "MANIFEST_UNKNOWN", "manifest unknown")
            : FakeAnswer.Error(404, "NAME_UNKNOWN", "repository name not known to registry");
    }

    // A manifest is refused before what it refers to is there: distribution-spec, "Pushing manifests".
    private FakeAnswer Put(RecordedRequest request)
    {
        var (repository, name) = (request.Route.Repository, request.Route.Target);
        var manifest = new FixtureManifest(request.Headers["Content-Type"], request.Content.ToArray());
        if (Digest.TryParse(name, out var digest) && digest != manifest.Digest)
        {
            return FakeAnswer.Error(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
        }

        if (MissingFrom(repository, manifest) is { } missing)
        {
            return FakeAnswer.Error(404, "MANIFEST_BLOB_UNKNOWN", $"{missing} is unknown to the repository");
        }

        AddManifest(repository, name, manifest);
        AddManifest(repository, $"{manifest.Digest}", manifest);
        return new FakeAnswer { Status = 201 }
            .With("Location", $"/v2/{repository}/manifests/{manifest.Digest}")
            .With("Docker-Content-Digest", $"{manifest.Digest}");
    }

    private string? MissingFrom(string repository, FixtureManifest manifest)
    {
        var json = JsonNode.Parse(manifest.Bytes)!;
        var blobs = Descriptors(json["layers"]).Append(json["config"]).OfType<JsonNode>()
            .Where(static blob => blob["urls"] is null)
            .Select(static blob => (string)blob["digest"]!);
        var manifests = Descriptors(json["manifests"]).Select(static entry => (string)entry!["digest"]!);
        return blobs.FirstOrDefault(digest => !HasBlob(repository, digest))
            ?? manifests.FirstOrDefault(digest => !_manifests.ContainsKey((repository, digest)));
    }

    private static JsonArray Descriptors(JsonNode? list) => list?.AsArray() ?? [];

    private bool Refers(string repository, string digest) => _manifests
        .Where(pair => pair.Key.Repository == repository)
        .Any(pair => Encoding.UTF8.GetString(pair.Value.Bytes).Contains(digest, StringComparison.Ordinal));

    private FakeAnswer Blob(FakeRoute route) =>
        _blobs.TryGetValue(route.Target, out var bytes) && HasBlob(route.Repository, route.Target)
        ? (FakeAnswer.Of("application/octet-stream", bytes) with { HonoursRange = true })
            .With("Docker-Content-Digest", route.Target)
            .With("Accept-Ranges", "bytes")
        : FakeAnswer.Error(404, "BLOB_UNKNOWN", "blob unknown to registry");

    private FakeAnswer Tags(RecordedRequest request)
    {
        var repository = request.Route.Repository;
        if (!HasRepository(repository))
        {
            return FakeAnswer.Error(404, "NAME_UNKNOWN", "repository name not known to registry");
        }

        var query = System.Web.HttpUtility.ParseQueryString(request.Query);
        var size = int.TryParse(query["n"], out var n) ? Math.Min(n, options.TagsPerPage) : options.TagsPerPage;
        List<string> rest = [.. TagsOf(repository).Where(tag => string.CompareOrdinal(tag, query["last"]) > 0)];
        List<string> page = [.. rest.Take(size)];
        var answer = FakeAnswer.Of(
            "application/json",
            Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { name = repository, tags = page })));
        return page.Count == rest.Count
            ? answer
            : answer.With("Link", $"<{request.Path}?n={size}&last={page[^1]}>; rel=\"next\"");
    }

    private IEnumerable<FixtureManifest> Subjects(FakeRoute route) => _manifests
        .Where(pair => pair.Key.Repository == route.Repository && pair.Key.Name == pair.Value.Digest.ToString())
        .Select(static pair => pair.Value)
        .OrderBy(static manifest => manifest.Digest.Hex, StringComparer.Ordinal);

    private IEnumerable<string> TagsOf(string repository) => _manifests.Keys
        .Where(key => key.Repository == repository && !key.Name.Contains(':', StringComparison.Ordinal))
        .Select(static key => key.Name)
        .Order(StringComparer.Ordinal);

    private bool HasRepository(string repository) => _manifests.Keys.Any(key => key.Repository == repository);
}
