using RegistryPull.Exporting;

namespace RegistryPull.Loading;

/// <summary>How docker and podman read and list images.</summary>
internal static class DockerArchives
{
    /// <summary>The format that every engine reads, one platform of each image.</summary>
    public const string Format = "docker";

    /// <summary>The format for an index with several platforms.</summary>
    public const string IndexFormat = "oci-archive";

    /// <summary>Returns what an engine may know an image by: the digest of the configuration or, with containerd's
    /// image store, that of the manifest.</summary>
    /// <remarks>docs.docker.com/engine/storage/containerd: the image ID is the digest of the manifest or
    /// index.</remarks>
    public static IEnumerable<string> Ids(ExportImage image, Digest digest) => image.Manifests switch
    {
        [{ Config: { } config }] => [config.Descriptor.Digest.ToString(), digest.ToString()],
        _ => [digest.ToString()],
    };

    /// <summary>Returns the format that holds all platforms of an image.</summary>
    public static string FormatOf(ExportImage image) => image.Indexes switch
    {
        [] => Format,
        _ => IndexFormat,
    };
}
