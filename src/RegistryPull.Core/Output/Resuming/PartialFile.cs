using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>A planned file while it is written: one file on the disk, or a directory of volumes.</summary>
/// <param name="plan">What it consists of.</param>
/// <param name="region">Where it is written.</param>
/// <param name="isDurable">Whether it is synced before it is closed.</param>
/// <param name="isReserved">Whether a new file gets its whole length and its room at once.</param>
internal sealed class PartialFile(PlannedFile plan, WorkspaceRegion region, bool isDurable, bool isReserved = true)
    : IDisposable
{
    private readonly VolumeSetLayout _layout = region.LayoutOf(plan);
    private readonly PartialVolume[] _volumes = [.. Volumes(plan, region, isDurable, isReserved)];

    /// <summary>Gets the path on the disk: of the file, or of the directory of its volumes.</summary>
    public string Path { get; } = region.PathOf(plan.Path);

    /// <summary>Gets whether the file is one blob and nothing else.</summary>
    public bool IsBlob => plan.Segments is [FileSegment.Blob] && _volumes.Length == 1;

    /// <summary>Writes the known bytes.</summary>
    public void WriteKnown()
    {
        long offset = 0;
        foreach (var segment in plan.Segments)
        {
            if (segment is FileSegment.Bytes known)
            {
                Write(known.Content.Span, offset);
            }

            offset += segment.Length;
        }

        Array.ForEach(_volumes, static volume => volume.CloseWithoutBlobs());
    }

    /// <summary>Writes bytes; those that cross the end of a volume go into several.</summary>
    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        do
        {
            var (volume, start, count) = Locate(offset, bytes.Length);
            volume.Write(bytes[..(int)count], start);
            bytes = bytes[(int)count..];
            offset += count;
        }
        while (bytes.Length > 0);
    }

    /// <summary>Reads bytes; fewer than wanted at the end of a volume.</summary>
    public int Read(Span<byte> buffer, long offset)
    {
        var (volume, start, count) = Locate(offset, buffer.Length);
        return volume.Read(buffer[..(int)count], start);
    }

    /// <inheritdoc cref="PartialVolume.TryMake"/>
    public bool TryMake(Func<string, bool> place) => _volumes[0].TryMake(place);

    /// <inheritdoc cref="PartialVolume.Remove"/>
    public void Remove() => _volumes[0].Remove();

    /// <summary>Counts one more complete blob of the file.</summary>
    /// <param name="offset">Where the blob begins.</param>
    /// <param name="length">The number of its bytes.</param>
    public void Complete(long offset, long length)
    {
        var (first, last) = _layout.Touched(offset, length);
        for (var volume = first; volume <= last; volume++)
        {
            _volumes[volume].Complete();
        }
    }

    /// <inheritdoc cref="PartialVolume.Release"/>
    public void Release(long offset, long length)
    {
        while (length > 0)
        {
            var (volume, start, count) = Locate(offset, length);
            volume.Release(start, count);
            (offset, length) = (offset + count, length - count);
        }
    }

    public void Dispose() => Array.ForEach(_volumes, static volume => volume.Dispose());

    private static IEnumerable<PartialVolume> Volumes(
        PlannedFile plan, WorkspaceRegion region, bool isDurable, bool isReserved)
    {
        var layout = region.LayoutOf(plan);
        var blobs = CountBlobs(plan, layout);
        var paths = region.FilesOf(plan);
        return paths.Select((path, volume) => new PartialVolume(
            path, layout.LengthOf(volume), blobs[volume], isDurable)
        { IsReserved = isReserved });
    }

    // A blob that crosses the end of a volume counts in each that it has bytes in.
    private static int[] CountBlobs(PlannedFile plan, VolumeSetLayout layout)
    {
        var blobs = new int[layout.Count];
        long offset = 0;
        foreach (var segment in plan.Segments)
        {
            var (first, last) = layout.Touched(offset, segment.Length);
            for (var volume = first; segment is FileSegment.Blob && volume <= last; volume++)
            {
                blobs[volume]++;
            }

            offset += segment.Length;
        }

        return blobs;
    }

    // The last volume takes what a damaged journal claims to be after the end; the next use sets its length right.
    private (PartialVolume Volume, long Start, long Count) Locate(long offset, long length)
    {
        var volume = _layout.VolumeAt(offset);
        var start = offset - (volume * _layout.Size);
        var isLast = volume == _layout.Count - 1;
        return (_volumes[volume], start, isLast ? length : Math.Min(length, _layout.Size - start));
    }
}
