using System.Collections.Immutable;

namespace RegistryPull.Output;

/// <summary>An output that is complete.</summary>
/// <param name="Path">Its full path; null for a stream.</param>
/// <param name="Size">How many bytes were written.</param>
/// <param name="UpToDate">Whether it existed already.</param>
/// <param name="Origins">Where the bytes of the blobs came from; a blob that the output had already is absent.</param>
internal sealed record WrittenOutput(
    string? Path, long Size, bool UpToDate, IReadOnlyDictionary<Digest, BlobOrigin> Origins)
{
    /// <summary>Gets the result for images that are all missing: nothing was written.</summary>
    public static WrittenOutput None { get; } =
        new(null, 0, UpToDate: false, ImmutableDictionary<Digest, BlobOrigin>.Empty);

    /// <summary>Gets whether a pull made the output: it is new, or the directory that it was added to is
    /// recorded.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Gets the digests that images have in the output, where they differ from those that the registry
    /// serves.</summary>
    public IReadOnlyDictionary<Digest, Digest> Digests { get; init; } = ImmutableDictionary<Digest, Digest>.Empty;

    /// <summary>Gets the volumes of an output that is divided; empty for one in one piece.</summary>
    public ImmutableArray<PulledVolume> Volumes { get; init; } = [];

    /// <summary>Gets the path of the volume that each blob begins in; empty for an output in one piece.</summary>
    public IReadOnlyDictionary<Digest, string> BlobVolumes { get; init; } =
        ImmutableDictionary<Digest, string>.Empty;

    /// <summary>Gets the full path that the output has in one piece; null for a stream.</summary>
    public string? WholePath => Volumes switch
    {
        [var first, ..] => first.Path[..first.Path.LastIndexOf('.')],
        _ => Path,
    };

    /// <summary>Gets the SHA-256 of all volumes together; null where it is not known.</summary>
    public Digest? Sha256 { get; init; }

    /// <summary>Creates the result for an output that nothing was written to.</summary>
    public static WrittenOutput AlreadyThere(string path) =>
        new(path, 0, UpToDate: true, ImmutableDictionary<Digest, BlobOrigin>.Empty);
}
