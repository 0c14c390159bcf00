namespace RegistryPull.Testing;

/// <summary>A path, read as the distribution spec has it: repositories have slashes of their own.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Repository">The repository, or empty.</param>
/// <param name="Target">The tag or digest, or empty.</param>
public sealed record FakeRoute(RouteKind Kind, string Repository, string Target)
{
    internal const string TokenPath = "/token";

    internal static FakeRoute Of(string path)
    {
        if (path is TokenPath or "/v2" or "/v2/")
        {
            return new FakeRoute(path == TokenPath ? RouteKind.Token : RouteKind.Base, "", "");
        }

        return path.StartsWith("/v2/", StringComparison.Ordinal) ? OfParts(path["/v2/".Length..].Split('/'))
            : new FakeRoute(RouteKind.Other, "", "");
    }

    private static FakeRoute OfParts(string[] parts)
    {
        var repository = string.Join('/', parts.SkipLast(2));
        return parts switch
        {
            [_, .., "blobs", "uploads", var target] =>
                new FakeRoute(RouteKind.Upload, string.Join('/', parts.SkipLast(3)), target),
            [_, .., "manifests", var target] => new FakeRoute(RouteKind.Manifest, repository, target),
            [_, .., "blobs", var target] => new FakeRoute(RouteKind.Blob, repository, target),
            [_, .., "tags", "list"] => new FakeRoute(RouteKind.Tags, repository, ""),
            [_, .., "referrers", var target] => new FakeRoute(RouteKind.Referrers, repository, target),
            _ => new FakeRoute(RouteKind.Other, "", ""),
        };
    }
}
