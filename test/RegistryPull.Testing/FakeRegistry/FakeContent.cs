using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Testing;

/// <summary>What a registry holds. Blobs are shared by all its repositories.</summary>
internal sealed class FakeContent(int tagsPerPage)
{
    private readonly ConcurrentDictionary<string, byte[]> _blobs = [];
    private readonly ConcurrentDictionary<(string Repository, string Name), FixtureManifest> _manifests = [];

    public void AddBlob(Digest digest, byte[] bytes) => _blobs[digest.ToString()] = bytes;

    public void AddManifest(string repository, string name, FixtureManifest manifest) => _manifests[(repository, name)] = manifest;

    public FakeAnswer Answer(RecordedRequest request) => request.Route.Kind switch
    {
        _ when request.Method is not ("GET" or "HEAD") => FakeAnswer.Error(405, "UNSUPPORTED", "read only"),
        RouteKind.Base => FakeAnswer.Of("application/json", "{}"u8.ToArray()),
        RouteKind.Manifest => Manifest(request.Route),
        RouteKind.Blob => Blob(request.Route),
        RouteKind.Tags => Tags(request),
        _ => FakeAnswer.Error(404, "NOT_FOUND", "no such page"),
    };

    private FakeAnswer Manifest(FakeRoute route)
    {
        if (_manifests.TryGetValue((route.Repository, route.Target), out var manifest))
        {
            return FakeAnswer.Of(manifest.MediaType, manifest.Bytes).With("Docker-Content-Digest", manifest.Digest.ToString());
        }

        return HasRepository(route.Repository)
            ? FakeAnswer.Error(404, "MANIFEST_UNKNOWN", "manifest unknown")
            : FakeAnswer.Error(404, "NAME_UNKNOWN", "repository name not known to registry");
    }

    private FakeAnswer Blob(FakeRoute route) => _blobs.TryGetValue(route.Target, out var bytes)
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
        var size = int.TryParse(query["n"], out var n) ? Math.Min(n, tagsPerPage) : tagsPerPage;
        List<string> rest = [.. TagsOf(repository).Where(tag => string.CompareOrdinal(tag, query["last"]) > 0)];
        List<string> page = [.. rest.Take(size)];
        var answer = FakeAnswer.Of("application/json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { name = repository, tags = page })));
        return page.Count == rest.Count
            ? answer
            : answer.With("Link", $"<{request.Path}?n={size}&last={page[^1]}>; rel=\"next\"");
    }

    private IEnumerable<string> TagsOf(string repository) => _manifests.Keys
        .Where(key => key.Repository == repository && !key.Name.Contains(':', StringComparison.Ordinal))
        .Select(static key => key.Name)
        .Order(StringComparer.Ordinal);

    private bool HasRepository(string repository) => _manifests.Keys.Any(key => key.Repository == repository);
}
