using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Tar;

/// <summary>Writes a root file system as one tar: the files in the order of the layers, then the rest, each directory
/// before its content. The same image gives the same bytes.</summary>
/// <remarks>
/// GNU tar gives a directory its time when it sees an entry that is not in it, and what is put into it later changes
/// the time again. So directories come after the files, which come as the layers have them; and links, some of which it
/// makes at the very end, right after their directory.
/// </remarks>
internal sealed class TarRootWriter(Stream archive) : IRootWriter
{
    public int MaxParallelism => 1;

    /// <summary>Ends the archive with two blocks of zeros.</summary>
    public void End() => archive.Write(new byte[2 * HeaderBlock.Size]);

    public void MakeDirectory(TreeEntry directory)
    {
        // Written by Add, after the files.
    }

    public IRootFile OpenFile(TreeEntry file)
    {
        var fields = RootEntry.FieldsOf(file);
        archive.Write(RootHeader.Render(fields));
        archive.Write(fields.Sparse?.Map);
        return new TarRootFile(archive, fields.Size);
    }

    public void Add(TreeEntry entry) => archive.Write(RootHeader.Render(RootEntry.FieldsOf(entry)));

    public void CompleteDirectory(TreeEntry directory)
    {
        // The attributes are in the header.
    }
}
