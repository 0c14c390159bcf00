using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>A file of a root file system while it is written, with what the framework has for files.</summary>
internal sealed class PortableRootFile(SafeFileHandle file, TreeEntry entry) : DiskFile(entry)
{
    public override void Complete() => PortableFailure.Guard(Entry, () =>
    {
        var leaf = Entry.Leaf;
        if (leaf.Sparse is not null)
        {
            RandomAccess.SetLength(file, leaf.Size);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, PortableMode.From(leaf.Attributes.Mode));
        }

        File.SetLastWriteTimeUtc(file, leaf.Attributes.Modified.ToDateTime());
    });

    public override void Dispose() => file.Dispose();

    protected override void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(file, bytes, offset);
        }
        catch (Exception error) when (PortableFailure.IsFileSystemError(error))
        {
            throw PortableFailure.Create(Entry, error);
        }
    }
}
