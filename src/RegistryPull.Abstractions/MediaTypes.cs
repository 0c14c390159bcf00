using System.Collections.Frozen;

namespace RegistryPull;

/// <summary>The media types of images, Docker's and OCI's, and which is what.</summary>
/// <remarks>OCI image-spec <c>media-types.md</c>; distribution <c>manifest-v2-2.md</c>.</remarks>
public static class MediaTypes
{
    /// <summary>OCI image index: several manifests under one name.</summary>
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";

    /// <summary>OCI image manifest.</summary>
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>OCI image configuration.</summary>
    public const string OciConfig = "application/vnd.oci.image.config.v1+json";

    /// <summary>OCI layer, plain tar.</summary>
    public const string OciLayer = "application/vnd.oci.image.layer.v1.tar";

    /// <summary>OCI layer, gzip.</summary>
    public const string OciLayerGzip = "application/vnd.oci.image.layer.v1.tar+gzip";

    /// <summary>OCI layer, zstd.</summary>
    public const string OciLayerZstd = "application/vnd.oci.image.layer.v1.tar+zstd";

    /// <summary>Docker manifest list: several manifests under one name.</summary>
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";

    /// <summary>Docker manifest, version 2 schema 2.</summary>
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>Docker image configuration.</summary>
    public const string DockerConfig = "application/vnd.docker.container.image.v1+json";

    /// <summary>Docker layer, gzip.</summary>
    public const string DockerLayerGzip = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    /// <summary>Docker layer that a registry may not distribute: it is fetched from its <c>urls</c>.</summary>
    public const string DockerForeignLayerGzip = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";

    /// <summary>Docker manifest, version 2 schema 1: dead since 2019, recognised to say so.</summary>
    public const string DockerSchema1 = "application/vnd.docker.distribution.manifest.v1+json";

    /// <summary>Schema 1 with signatures.</summary>
    public const string DockerSchema1Signed = "application/vnd.docker.distribution.manifest.v1+prettyjws";

    // Each may be followed by a compression: +gzip, +zstd, .gzip.
    private static readonly string[] LayerTypes =
    [
        OciLayer,
        "application/vnd.oci.image.layer.nondistributable.v1.tar",
        "application/vnd.docker.image.rootfs.diff.tar",
        "application/vnd.docker.image.rootfs.foreign.diff.tar",
        "application/vnd.docker.container.image.rootfs.diff+x-gtar",
    ];

    // Types that leave it to the content. Engines look at the first bytes of a layer in any case.
    private static readonly FrozenSet<string> Neutral = FrozenSet.Create(
        StringComparer.Ordinal,
        "",
        "application/octet-stream",
        "application/x-tar",
        "application/tar",
        "application/gzip",
        "application/x-gzip",
        "application/tar+gzip", "application/zstd");

    /// <summary>Returns whether it is an index or a manifest list.</summary>
    /// <param name="mediaType">A media type without parameters.</param>
    /// <returns>True for the two index types.</returns>
    public static bool IsIndex(string mediaType) => mediaType is OciIndex or DockerList;

    /// <summary>Returns whether it is an image manifest.</summary>
    /// <param name="mediaType">A media type without parameters.</param>
    /// <returns>True for the two manifest types.</returns>
    public static bool IsManifest(string mediaType) => mediaType is OciManifest or DockerManifest;

    /// <summary>Returns whether it is a schema 1 manifest.</summary>
    /// <param name="mediaType">A media type without parameters.</param>
    /// <returns>True for the two schema 1 types.</returns>
    public static bool IsSchema1(string mediaType) => mediaType is DockerSchema1 or DockerSchema1Signed;

    /// <summary>Returns whether it is the configuration of a runnable image, not of another artifact.</summary>
    /// <param name="mediaType">A media type without parameters.</param>
    /// <returns>True for the two image configuration types.</returns>
    public static bool IsImageConfig(string mediaType) => mediaType is OciConfig or DockerConfig;

    /// <summary>Returns whether it says nothing about what a configuration is: old docker clients pushed those of
    /// images so.</summary>
    /// <param name="mediaType">A media type without parameters; may be empty.</param>
    /// <returns>True when only the content tells.</returns>
    /// <remarks>https://github.com/moby/moby/issues/48361</remarks>
    public static bool IsUntyped(string mediaType) =>
        mediaType is "" or "application/octet-stream" or "application/json";

    /// <summary>Returns whether it is a layer of a runnable image, which engines unpack.</summary>
    /// <param name="mediaType">A media type without parameters; may be empty.</param>
    /// <returns>True for tars of OCI and Docker, and for types that leave it to the content.</returns>
    public static bool IsLayer(string mediaType)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        return Neutral.Contains(mediaType)
            || (!IsEncrypted(mediaType)
                && Array.Exists(LayerTypes, type => mediaType.StartsWith(type, StringComparison.Ordinal)));
    }

    /// <summary>Returns whether it is a layer that registries may not distribute.</summary>
    /// <param name="mediaType">A media type without parameters.</param>
    /// <returns>True for Docker's foreign layers and OCI's non-distributable ones.</returns>
    public static bool IsForeign(string mediaType)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        return mediaType.StartsWith("application/vnd.docker.image.rootfs.foreign.", StringComparison.Ordinal)
            || mediaType.StartsWith("application/vnd.oci.image.layer.nondistributable.", StringComparison.Ordinal);
    }

    /// <summary>Returns whether it is a layer that cannot be unpacked without a key.</summary>
    /// <param name="mediaType">A media type without parameters.</param>
    /// <returns>True when it ends in <c>+encrypted</c>.</returns>
    /// <remarks>https://github.com/containers/ocicrypt</remarks>
    public static bool IsEncrypted(string mediaType)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        return mediaType.EndsWith("+encrypted", StringComparison.Ordinal);
    }

    /// <summary>Returns whether it is a layer compressed with zstd, which older docker engines cannot load.</summary>
    /// <param name="mediaType">A media type without parameters.</param>
    /// <returns>True when it ends in <c>+zstd</c> or <c>.zstd</c>.</returns>
    public static bool IsZstd(string mediaType) =>
        mediaType.EndsWith("+zstd", StringComparison.Ordinal) || mediaType.EndsWith(".zstd", StringComparison.Ordinal);
}
