namespace RegistryPull;

/// <summary>A request to an <see cref="ArchiveRegistry"/>, as an HTTP server received it.</summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Path">The decoded path, without the query.</param>
public sealed record ArchiveRequest(string Method, string Path)
{
    /// <summary>Gets the registry that the image is from, the query parameter <c>ns</c>; null for none.</summary>
    /// <remarks>containerd sends it to mirrors.</remarks>
    public string? Registry { get; init; }

    /// <summary>Gets the query parameter <c>n</c>: the most tags that the answer may list; null for none.</summary>
    public string? Count { get; init; }

    /// <summary>Gets the query parameter <c>last</c>: the tag that the list continues after; null for none.</summary>
    public string? Last { get; init; }

    /// <summary>Gets the query parameter <c>artifactType</c>: the only kind of referrers to list; null for
    /// all.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>Gets the header <c>Range</c>; null for none.</summary>
    public string? Range { get; init; }

    /// <summary>Gets the header <c>If-Range</c>; null for none.</summary>
    public string? IfRange { get; init; }
}
