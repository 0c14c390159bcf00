using RegistryPull.Layers;

namespace RegistryPull.Exporters;

/// <summary>Limits what the layers of one image may take together, in memory, in time and on the disk. May be used from
/// several threads.</summary>
/// <param name="limits">The limits that the user may set.</param>
/// <param name="layersSize">The size of all layers together, as they are transferred.</param>
internal sealed class UnpackBudget(UnpackLimits limits, long layersSize)
{
    // Even an image of a few bytes may unpack to this much.
    private const long AlwaysAllowed = 1024 * 1024 * 1024;

    // Paths, attributes and entries stay in memory until the export ends. Two million ordinary files take about 400 MB.
    private const long MaxMemory = 1024 * 1024 * 1024;

    // Parts of paths and of link targets that are looked up: two million ordinary files take about 20 million.
    private const long MaxSteps = 100_000_000;

    // Builders that leave directories out name a few with each file. Only an attack names thousands.
    private const long NamesAlwaysAllowed = 65_536;
    private const long NamesPerEntry = 4;

    private long _described;
    private long _entries;
    private long _names;
    private long _memory;
    private long _steps;
    private long _unpacked;

    /// <summary>Creates the budget of an image. Sizes are claims of a manifest, so their sum may be absurd.</summary>
    /// <param name="limits">The limits that the user may set.</param>
    /// <param name="blobs">The blobs of the image; each digest counts once.</param>
    public static UnpackBudget Create(UnpackLimits limits, IEnumerable<Descriptor> blobs)
    {
        var distinct = blobs.DistinctBy(static blob => blob.Digest);
        var sum = distinct.Aggregate((Int128)0, static (sum, blob) => sum + blob.Size);
        return new UnpackBudget(limits, (long)Int128.Min(sum, long.MaxValue));
    }

    /// <summary>Counts an entry of a layer.</summary>
    /// <param name="layer">The layer, for messages.</param>
    /// <param name="memory">How many bytes of memory it takes.</param>
    /// <exception cref="InvalidContentException">There are too many.</exception>
    public void TakeEntry(Descriptor layer, long memory)
    {
        Interlocked.Increment(ref _described);
        TakeFile(layer, memory);
    }

    /// <summary>Counts a directory that no entry describes.</summary>
    /// <inheritdoc cref="TakeEntry"/>
    public void TakeImpliedDirectory(Descriptor layer, long memory) => TakeFile(layer, memory);

    /// <summary>Counts a name in a directory, whether an entry describes it or not.</summary>
    /// <inheritdoc cref="TakeEntry"/>
    public void TakeName(Descriptor layer, long memory)
    {
        var allowed = NamesAlwaysAllowed + (NamesPerEntry * Interlocked.Read(ref _described));
        if (Interlocked.Increment(ref _names) > allowed)
        {
            throw MalformedLayer.Create(
                layer, $"brings the image to more than {allowed} names of files and directories");
        }

        TakeMemory(layer, memory);
    }

    /// <summary>Counts bytes that stay in memory until the export ends.</summary>
    /// <exception cref="InvalidContentException">There are too many.</exception>
    public void TakeMemory(Descriptor layer, long bytes)
    {
        if (Interlocked.Add(ref _memory, bytes) > MaxMemory)
        {
            throw MalformedLayer.Create(layer, "brings the image to more than 1 GiB of names and attributes");
        }
    }

    /// <summary>Counts steps from directory to directory.</summary>
    /// <exception cref="InvalidContentException">There are too many.</exception>
    public void TakeSteps(Descriptor layer, int count)
    {
        if (Interlocked.Add(ref _steps, count) > MaxSteps)
        {
            throw MalformedLayer.Create(
                layer, "brings the image to more than 100 million steps through directories and links");
        }
    }

    /// <summary>Counts bytes that a layer unpacks to.</summary>
    /// <exception cref="InvalidContentException">There are too many for the size of the image.</exception>
    public void TakeUnpacked(Descriptor layer, long bytes)
    {
        if (IsTooMuch(Interlocked.Add(ref _unpacked, bytes)))
        {
            throw MalformedLayer.Create(
                layer, $"brings the image to {MoreThanAllowed} when it is unpacked (--max-expansion)");
        }
    }

    /// <summary>Checks the size of an output, which has more than the layers when long paths are repeated in
    /// it.</summary>
    /// <param name="image">The image, for messages.</param>
    /// <param name="size">How many bytes are to be written.</param>
    /// <exception cref="InvalidContentException">There are too many for the size of the image.</exception>
    public void CheckOutput(Descriptor image, long size)
    {
        if (IsTooMuch(size))
        {
            throw new InvalidContentException(
                $"image {image.Digest} would take {ByteSize.Format(size)}, {MoreThanAllowed} (--max-expansion)");
        }
    }

    private void TakeFile(Descriptor layer, long memory)
    {
        if (Interlocked.Increment(ref _entries) > limits.MaxEntries)
        {
            throw MalformedLayer.Create(
                layer, $"brings the image to more than {limits.MaxEntries} files and directories (--max-entries)");
        }

        TakeMemory(layer, memory);
    }

    private string MoreThanAllowed => $"more than {limits.MaxExpansion} times its {ByteSize.Format(layersSize)}";

    private bool IsTooMuch(long bytes) => bytes > AlwaysAllowed && bytes / limits.MaxExpansion > layersSize;
}
