using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>A file of a root file system while it is written, with what the framework knows about files.</summary>
internal sealed class PortableFile(SafeFileHandle file, PlacedLeaf placed) : IRootFile
{
    private readonly SparseCursor _cursor = new(placed.Leaf.Entry);

    public void Append(ReadOnlySpan<byte> stored)
    {
        while (!stored.IsEmpty)
        {
            var (offset, count) = _cursor.Take(stored.Length);
            Write(stored[..count], offset);
            stored = stored[count..];
        }
    }

    public void Complete() => PortableFailure.Guard(placed.Path, () =>
    {
        var entry = placed.Leaf.Entry;
        if (entry.Sparse is not null)
        {
            RandomAccess.SetLength(file, entry.Size);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, PortableMode.Of(placed.Leaf.Attributes.Mode));
        }

        File.SetLastWriteTimeUtc(file, placed.Leaf.Attributes.Modified.ToDateTime());
    });

    public void Dispose() => file.Dispose();

    private void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(file, bytes, offset);
        }
        catch (Exception error) when (PortableFailure.Is(error))
        {
            throw PortableFailure.Of(placed.Path, error);
        }
    }
}
