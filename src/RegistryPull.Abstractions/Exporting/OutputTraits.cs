using System.Collections.Immutable;

namespace RegistryPull.Exporting;

/// <summary>What an exporter's output is, and what it can hold.</summary>
public sealed record OutputTraits
{
    /// <summary>Gets whether the output is one file or a directory. Only a file can be streamed to standard
    /// output.</summary>
    public required OutputKind Kind { get; init; }

    /// <summary>Gets the ending of the default output name with its dot, such as <c>.tar</c>; empty for none.</summary>
    public string Extension { get; init; } = "";

    /// <summary>Gets whether one output can hold several images.</summary>
    public bool SeveralImages { get; init; }

    /// <summary>Gets whether an image of several platforms can be written, with its index.</summary>
    public bool SeveralPlatforms { get; init; }

    /// <summary>Gets whether artifacts that are no runnable images (charts, signatures) can be written.</summary>
    public bool Artifacts { get; init; }

    /// <summary>Gets whether <see cref="ExportImage.Referrers"/> are written with their images.</summary>
    public bool Referrers { get; init; }

    /// <summary>Gets by what a reader finds layers that an output may lack, because the target has them.</summary>
    public LayerOmission Omission { get; init; }

    /// <summary>Gets the small files that a new image is merged into, such as an index; empty where an output that
    /// exists is not added to.</summary>
    /// <remarks>The host reads them, up to 4 MiB each, and passes them as
    /// <see cref="PlanContext.Existing"/>.</remarks>
    public ImmutableArray<string> MergedFiles { get; init; } = [];

    /// <summary>Gets the names at the top of an output by which one that exists is recognised; empty where it is not
    /// added to.</summary>
    /// <remarks>A directory that has something else in it, and lacks one of these, is neither added to nor
    /// replaced.</remarks>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>Gets whether an output that exists is added to.</summary>
    public bool AddsToExisting => !MergedFiles.IsDefaultOrEmpty || !Marks.IsDefaultOrEmpty;
}
