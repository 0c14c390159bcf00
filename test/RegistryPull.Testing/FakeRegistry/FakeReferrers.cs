using System.Text;
using System.Text.Json.Nodes;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Testing;

/// <summary>The list of what refers to a manifest: OCI distribution-spec <c>spec.md#listing-referrers</c>.</summary>
internal static class FakeReferrers
{
    public static FakeAnswer Answer(RecordedRequest request, IEnumerable<FixtureManifest> manifests, int perPage)
    {
        var query = System.Web.HttpUtility.ParseQueryString(request.Query);
        var (kind, last) = (query["artifactType"], query["last"] ?? "");
        List<JsonObject> rest =
        [
            .. manifests.Select(manifest => Entry(manifest, request.Route.Target)).OfType<JsonObject>()
                .Where(entry => kind is null || (string?)entry["artifactType"] == kind)
                .Where(entry => string.CompareOrdinal((string?)entry["digest"], last) > 0),
        ];
        var page = rest.Take(perPage).ToArray();
        var next = $"<{request.Path}?last={page.LastOrDefault()?["digest"]}>; rel=\"next\"";
        var index = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.OciIndex,
            ["manifests"] = new JsonArray([.. page]),
        };
        var answer = FakeAnswer.Of(MediaTypes.OciIndex, Encoding.UTF8.GetBytes(index.ToJsonString()));
        answer = kind is null ? answer : answer.With("OCI-Filters-Applied", "artifactType");
        return page.Length == rest.Count ? answer : answer.With("Link", next);
    }

    private static JsonObject? Entry(FixtureManifest manifest, string subject)
    {
        var json = JsonNode.Parse(manifest.Bytes)!;
        return (string?)json["subject"]?["digest"] != subject
            ? null
            : new JsonObject
            {
                ["mediaType"] = manifest.MediaType,
                ["digest"] = manifest.Digest.ToString(),
                ["size"] = manifest.Bytes.Length,
                ["artifactType"] = (string?)json["artifactType"],
            };
    }
}
