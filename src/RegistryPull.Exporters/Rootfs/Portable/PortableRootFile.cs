using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>A file of a root file system while it is written, with what the framework knows about files.</summary>
internal sealed class PortableFile(SafeFileHandle file, PlacedLeaf placed) : DiskFile(placed)
{
    public override void Complete() => PortableFailure.Guard(Placed.Path, () =>
    {
        var entry = Placed.Leaf.Entry;
        if (entry.Sparse is not null)
        {
            RandomAccess.SetLength(file, entry.Size);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, PortableMode.Of(Placed.Leaf.Attributes.Mode));
        }

        File.SetLastWriteTimeUtc(file, Placed.Leaf.Attributes.Modified.ToDateTime());
    });

    public override void Dispose() => file.Dispose();

    protected override void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(file, bytes, offset);
        }
        catch (Exception error) when (PortableFailure.Is(error))
        {
            throw PortableFailure.Of(Placed.Path, error);
        }
    }
}
