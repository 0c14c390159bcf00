using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>The images and the output of one pull.</summary>
public sealed record PullRequest
{
    /// <summary>Gets the images, at least one; several only when the format can hold them.</summary>
    public required ImmutableArray<ImageLocator> Images { get; init; }

    /// <summary>Gets the format: the name of an exporter.</summary>
    public required string Format { get; init; }

    /// <summary>The output's path; null for the default name in <see cref="OutputDirectory"/>. Not read when
    /// <see cref="Stream"/> is set.</summary>
    public string? Output { get; init; }

    /// <summary>The directory where an output without a path gets its default name, made when it is missing; null for
    /// the current directory.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>Where to stream a file output to instead of writing a file; the caller keeps it.</summary>
    public Stream? Stream { get; init; }

    /// <summary>Gets the most bytes that a volume of the output has, at least 1; null for an output in one
    /// piece.</summary>
    /// <remarks>For 4 GiB the volumes have a byte less, which is what FAT32 takes.</remarks>
    public long? VolumeSize { get; init; }

    /// <summary>Gets whether an existing output is replaced; a directory only when a record says that a pull made
    /// it.</summary>
    public bool Force { get; init; }

    /// <summary>Gets the platforms to select from an index.</summary>
    public PlatformChoice Platforms { get; init; } = PlatformChoice.Default;

    /// <summary>Gets whether signatures, SBOMs and attestations of the images are exported with them, for a format that
    /// holds them.</summary>
    public bool Referrers { get; init; }

    /// <summary>Gets images that the target has already: the layers that an image has in common with one of them are
    /// left out, for a format that can lack them.</summary>
    public ImmutableArray<ImageLocator> Bases { get; init; } = [];

    /// <summary>Gets the paths of transfer files of earlier outputs, whose images the target has already. They are
    /// believed: what they name is not read again.</summary>
    public ImmutableArray<string> BaseTransfers { get; init; } = [];

    internal bool HasBases => !Bases.IsEmpty || !BaseTransfers.IsEmpty;

    /// <summary>Gets the names to record instead of the reference; only with a single reference.</summary>
    public ImmutableArray<ImageReference> Names { get; init; } = [];

    /// <summary>Gets whether an image that fails is left out of the output, instead of failing it. A stream cannot take
    /// back what it has of an image, so there only images that fail before the first byte are left out.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Gets what references are known to have led to, as a lock has it: the digest of an index or of a
    /// manifest. It is pulled in place of what the tag leads to at present. A reference that has a digest is not
    /// looked up.</summary>
    public ImmutableDictionary<ImageReference, Digest> Pins { get; init; } =
        ImmutableDictionary<ImageReference, Digest>.Empty;

    /// <summary>Gets whether a transfer file is written beside the output: its name with the ending
    /// <c>.transfer.json</c>. Not read when <see cref="Stream"/> is set.</summary>
    public bool WritesTransfer { get; init; }
}
