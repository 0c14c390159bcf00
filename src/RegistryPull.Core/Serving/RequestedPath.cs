namespace RegistryPull.Serving;

/// <summary>What a request asks a registry for.</summary>
/// <param name="Name">The repository; empty for the registry itself.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Reference">The tag or digest; empty where there is none.</param>
/// <remarks>OCI distribution-spec, <c>endpoints</c>.</remarks>
internal sealed record RequestedPath(string Name, RequestedKind Kind, string Reference)
{
    private const string Root = "/v2/";
    private const int MaxLength = 1000;

    /// <summary>Reads the path of a request.</summary>
    /// <param name="path">The path, decoded, without the query.</param>
    /// <returns>What is asked for; null for a path that registries do not have.</returns>
    public static RequestedPath? Parse(string path)
    {
        if (path.Length > MaxLength || !$"{path}/".StartsWith(Root, StringComparison.Ordinal))
        {
            return null;
        }

        // A repository may be called manifests or blobs, so the path is read from its end.
        return path.Trim('/').Split('/') switch
        {
            ["v2"] => new RequestedPath("", RequestedKind.Api, ""),
            ["v2", .. var name, "tags", "list"] => Create(name, RequestedKind.Tags, ""),
            ["v2", .. var name, "manifests", var reference] => Create(name, RequestedKind.Manifest, reference),
            ["v2", .. var name, "blobs", var digest] => Create(name, RequestedKind.Blob, digest),
            ["v2", .. var name, "referrers", var digest] => Create(name, RequestedKind.Referrers, digest),
            _ => null,
        };
    }

    private static RequestedPath? Create(string[] name, RequestedKind kind, string reference)
    {
        if (name.Length == 0)
        {
            return null;
        }

        return new RequestedPath(string.Join('/', name), kind, reference);
    }
}
