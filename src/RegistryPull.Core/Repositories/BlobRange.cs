namespace RegistryPull.Repositories;

/// <summary>The bytes of a blob to open.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">The byte after the last one; null for the end of the blob.</param>
internal sealed record BlobRange(long Start, long? End = null)
{
    /// <summary>Gets the range of the whole blob.</summary>
    public static BlobRange Whole { get; } = new(0);

    /// <summary>Gets what the source returned with the bytes before <see cref="Start"/>, to detect that its content has
    /// changed; null when there is nothing to compare.</summary>
    public string? ResumeToken { get; init; }

    /// <summary>Gets whether another connection reads the same blob already. The failure of this one then says nothing
    /// about the content or the source.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Gets whether this is the whole blob.</summary>
    public bool IsWhole => Start == 0 && End is null;
}
