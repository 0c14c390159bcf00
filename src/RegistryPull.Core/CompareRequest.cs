namespace RegistryPull;

/// <summary>What <see cref="ImageComparer"/> is to compare.</summary>
public sealed record CompareRequest
{
    /// <summary>Gets the earlier side, as a user types it: a reference, <c>PATH</c> or <c>PATH#NAME</c> of an archive
    /// or layout, or the path of a transfer file.</summary>
    public required string Old { get; init; }

    /// <summary>Gets the later side, as <see cref="Old"/>.</summary>
    public required string New { get; init; }

    /// <summary>Gets whether the files of images that moved are compared. All their layers are read then.</summary>
    public bool Files { get; init; }

    /// <summary>Gets the platforms to select from an index.</summary>
    public PlatformChoice Platforms { get; init; } = PlatformChoice.Default;
}
