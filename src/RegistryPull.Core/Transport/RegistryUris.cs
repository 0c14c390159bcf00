namespace RegistryPull.Transport;

/// <summary>Every address of the distribution API that regpull asks for.</summary>
/// <remarks>OCI distribution-spec <c>spec.md#endpoints</c>.</remarks>
internal static class RegistryUris
{
    public static Uri Api(Uri registry) => new(registry, "v2/");

    public static Uri Manifest(Uri registry, string repository, string tagOrDigest) =>
        new(registry, $"v2/{repository}/manifests/{tagOrDigest}");

    // The longest page that the large registries serve. Registries with shorter pages serve those without an error.
    public static Uri Tags(Uri registry, string repository) => new(registry, $"v2/{repository}/tags/list?n=1000");

    /// <summary>The list of what refers to a manifest.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="subject">The manifest.</param>
    /// <param name="artifactType">The only kind that is wanted; null for all.</param>
    public static Uri Referrers(Uri registry, string repository, Digest subject, string? artifactType)
    {
        var filter = artifactType switch
        {
            null => "",
            _ => $"?artifactType={Uri.EscapeDataString(artifactType)}",
        };
        return new Uri(registry, $"v2/{repository}/referrers/{subject}{filter}");
    }

    public static Uri Blob(Uri registry, string repository, Digest digest) =>
        new(registry, $"v2/{repository}/blobs/{digest}");

    public static Uri Uploads(Uri registry, string repository) => new(registry, $"v2/{repository}/blobs/uploads/");

    /// <summary>The address that mounts a blob of another repository, or begins its upload.</summary>
    public static Uri Mount(Uri registry, string repository, Digest digest, string from)
    {
        var query = $"mount={Uri.EscapeDataString($"{digest}")}&from={Uri.EscapeDataString(from)}";
        return new UriBuilder(Uploads(registry, repository)) { Query = query }.Uri;
    }

    /// <summary>The address that ends an upload. The query of the registry is kept.</summary>
    public static Uri Commit(Uri upload, Digest digest)
    {
        var query = $"{upload.Query}&digest={Uri.EscapeDataString($"{digest}")}";
        return new UriBuilder(upload) { Query = query.TrimStart('?', '&') }.Uri;
    }

    /// <summary>Whether an address is a blob's, at a registry or a mirror.</summary>
    public static bool IsBlob(Uri uri) => uri.AbsolutePath.Contains("/blobs/", StringComparison.Ordinal);
}
