namespace RegistryPull.Transport;

/// <summary>Every address of the distribution API that regpull asks for.</summary>
/// <remarks>OCI distribution-spec <c>spec.md#endpoints</c>.</remarks>
internal static class RegistryUris
{
    public static Uri Api(Uri registry) => new(registry, "v2/");

    public static Uri Manifest(Uri registry, string repository, string tagOrDigest) =>
        new(registry, $"v2/{repository}/manifests/{tagOrDigest}");

    // The longest page that the large registries serve; what serves shorter ones takes less without a word.
    public static Uri Tags(Uri registry, string repository) => new(registry, $"v2/{repository}/tags/list?n=1000");

    public static Uri Blob(Uri registry, string repository, Digest digest) =>
        new(registry, $"v2/{repository}/blobs/{digest}");

    /// <summary>Whether an address is a blob's, at a registry or a mirror.</summary>
    public static bool IsBlob(Uri uri) => uri.AbsolutePath.Contains("/blobs/", StringComparison.Ordinal);
}
