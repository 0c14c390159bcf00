using System.Globalization;
using System.Text;
using ICSharpCode.SharpZipLib.Tar;
using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Tar;

/// <summary>Writes a root file system as one tar: directories, then files in the order of the layers, then links and devices. The same image gives the same bytes.</summary>
internal sealed class TarRootWriter(Stream archive) : IRootWriter
{
    public int AtOnce => 1;

    /// <summary>Ends the archive: two blocks of zeros.</summary>
    public void End() => archive.Write(new byte[2 * HeaderBlock.Size]);

    public void Make(PlacedDirectory directory) =>
        archive.Write(RootHeader.Render(new RawName(directory.Path == RawName.Empty ? "./" : directory.Path.Latin1 + "/"), TarHeader.LF_DIR, directory.Directory.Attributes));

    public IRootFile Open(PlacedLeaf file)
    {
        var entry = file.Leaf.Entry;
        if (entry.Sparse is { } sparse)
        {
            return OpenSparse(file, sparse);
        }

        archive.Write(RootHeader.Render(file.Path, TarHeader.LF_NORMAL, file.Leaf.Attributes, entry.Size));
        return new TarFile(archive, entry.Size);
    }

    public void Make(PlacedLeaf other)
    {
        var entry = other.Leaf.Entry;
        archive.Write(RootHeader.Render(other.Path, Type(entry.Kind), other.Leaf.Attributes, target: entry.Target, device: entry.Device));
    }

    public void Make(FurtherName link) =>
        archive.Write(RootHeader.Render(link.Path, TarHeader.LF_LINK, link.Existing.Leaf.Attributes, target: link.Existing.Path));

    public void Complete(PlacedDirectory directory)
    {
        // Its attributes are in its header; who unpacks the archive sets them last.
    }

    // GNU tar manual, "Storing Sparse Files", version 1.0: the map is the beginning of the content.
    private TarFile OpenSparse(PlacedLeaf file, SparseMap sparse)
    {
        var numbers = sparse.Parts.SelectMany(static part => new[] { part.Offset, part.Length }).Prepend(sparse.Parts.Length);
        var map = Encoding.ASCII.GetBytes(string.Concat(numbers.Select(static number => string.Create(CultureInfo.InvariantCulture, $"{number}\n"))));
        byte[] padded = [.. map, .. new byte[Exporters.Tar.EntryHeader.Padding(map.Length)]];
        var pax = new PaxWriter();
        pax.Add("GNU.sparse.major", 1);
        pax.Add("GNU.sparse.minor", 0);
        pax.Add("GNU.sparse.name", file.Path);
        pax.Add("GNU.sparse.realsize", file.Leaf.Entry.Size);
        archive.Write(RootHeader.Render(file.Path, TarHeader.LF_NORMAL, file.Leaf.Attributes, padded.Length + sparse.Stored, pax: pax));
        archive.Write(padded);
        return new TarFile(archive, sparse.Stored);
    }

    private static byte Type(EntryKind kind) => kind switch
    {
        EntryKind.SymbolicLink => TarHeader.LF_SYMLINK,
        EntryKind.CharacterDevice => TarHeader.LF_CHR,
        EntryKind.BlockDevice => TarHeader.LF_BLK,
        _ => TarHeader.LF_FIFO,
    };
}
