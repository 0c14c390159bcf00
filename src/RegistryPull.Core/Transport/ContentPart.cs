namespace RegistryPull.Transport;

/// <summary>The bytes that a request asks for with <c>Range</c>.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">The byte after the last one; null for the end of the content.</param>
internal sealed record ContentPart(long Start, long? End = null)
{
    /// <summary>Gets all of the content, without <c>Range</c>.</summary>
    public static ContentPart Whole { get; } = new(0);

    /// <summary>Gets the tag of the bytes before: if the server has another by now, it serves the whole. Null when it
    /// is unknown.</summary>
    public EntityTag? Unchanged { get; init; }

    public bool IsWhole => Start == 0 && End is null;

    public override string ToString() => (IsWhole, End) switch
    {
        (true, _) => "",
        (_, null) => $" from {Start}",
        _ => $" from {Start} to {End}",
    };
}
