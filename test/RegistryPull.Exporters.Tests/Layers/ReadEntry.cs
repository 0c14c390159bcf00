using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>An entry that was read, with what the layer holds of its content.</summary>
internal sealed record ReadEntry(LayerEntry Entry, byte[] Content)
{
    public string Path => Entry.Path.Latin1;

    public string Text => new(Content.Select(static value => (char)value).ToArray());

    /// <summary>The content as a program would read it: with its holes.</summary>
    public byte[] Expanded()
    {
        if (Entry.Sparse is not { } sparse)
        {
            return Content;
        }

        var bytes = new byte[Entry.Size];
        var from = 0;
        foreach (var part in sparse.Parts)
        {
            Content.AsSpan(from, (int)part.Length).CopyTo(bytes.AsSpan((int)part.Offset));
            from += (int)part.Length;
        }

        return bytes;
    }
}
