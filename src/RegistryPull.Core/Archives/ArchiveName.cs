namespace RegistryPull.Archives;

/// <summary>A name of an image in an archive.</summary>
/// <param name="Text">The name as recorded: a reference, or the tag alone.</param>
/// <param name="Reference">The image as a reference with a tag.</param>
internal sealed record ArchiveName(string Text, ImageReference Reference)
{
    /// <summary>Reads a name that is a reference, as docker and containerd record it.</summary>
    /// <param name="text">The name as recorded; null for none.</param>
    /// <returns>The name; null when the text is not a reference with a tag.</returns>
    public static ArchiveName? FromReference(string? text)
    {
        if (ImageReference.TryParse(text, out var reference) && reference.Tagged is { } tagged)
        {
            return new ArchiveName(text!, tagged);
        }

        return null;
    }

    /// <summary>Reads a name that may be a tag alone, as most tools record it in a layout.</summary>
    /// <param name="text">The name as recorded; null for none.</param>
    /// <param name="repository">The repository of a tag alone.</param>
    /// <returns>The name; null when the text is neither.</returns>
    /// <remarks>OCI image-spec <c>annotations.md</c>, <c>org.opencontainers.image.ref.name</c>, leaves both
    /// open.</remarks>
    public static ArchiveName? FromReferenceName(string? text, string repository)
    {
        if (text is null || text.AsSpan().ContainsAny('/', ':', '@'))
        {
            return FromReference(text);
        }

        var name = FromReference($"{repository}:{text}");
        if (name is null)
        {
            return null;
        }

        return name with { Text = text };
    }
}
