namespace RegistryPull.Exporters.Layers;

/// <summary>Counts what comes out of the layers of one image. May be used from several threads.</summary>
internal sealed class UnpackBudget(UnpackLimits limits)
{
    // Even a layer of a few bytes may unpack to this much.
    private const long AlwaysAllowed = 1024 * 1024 * 1024;

    // Names, targets and attributes are in memory for the whole of the export; a million files have about a tenth of it.
    private const long MaxMetadata = 512 * 1024 * 1024;

    private long _entries;
    private long _metadata;

    /// <exception cref="InvalidContentException">There are too many.</exception>
    public void TakeEntry(Descriptor layer, LayerEntry entry)
    {
        if (Interlocked.Increment(ref _entries) > limits.MaxEntries)
        {
            throw MalformedLayer.Of(layer, $"brings the image to more than {limits.MaxEntries} entries (--max-entries)");
        }

        if (Interlocked.Add(ref _metadata, entry.MetadataSize) > MaxMetadata)
        {
            throw MalformedLayer.Of(layer, "brings the image to more than 512 MiB of names and attributes, which no real image has");
        }
    }

    /// <exception cref="InvalidContentException">It is too much for a layer of its size.</exception>
    public void CheckExpansion(Descriptor layer, long unpacked)
    {
        if (unpacked > AlwaysAllowed && unpacked / limits.MaxExpansion > layer.Size)
        {
            throw MalformedLayer.Of(layer, $"unpacks to more than {limits.MaxExpansion} times its {ByteSize.Format(layer.Size)} (--max-expansion)");
        }
    }
}
