namespace RegistryPull.Transport;

/// <summary>Which bytes of a content are asked for.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">The one after the last; null for all from the start on.</param>
internal sealed record ContentPart(long Start, long? End = null)
{
    /// <summary>All of it.</summary>
    public static ContentPart Whole { get; } = new(0);

    /// <summary>What the bytes before came with: if it is not the same any more, the whole is served. Null where
    /// nothing is known.</summary>
    public EntityTag? Unchanged { get; init; }

    /// <summary>Whether others are at the same content, and this can be done without: a refusal says nothing about the
    /// content, or about who refuses.</summary>
    public bool IsExtra { get; init; }

    public bool IsWhole => Start == 0 && End is null;

    public override string ToString() => (IsWhole, End) switch
    {
        (true, _) => "",
        (_, null) => $" from {Start}",
        _ => $" from {Start} to {End}",
    };
}
