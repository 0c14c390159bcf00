using System.Globalization;
using System.Text;
using ICSharpCode.SharpZipLib.Tar;
using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Tar;

/// <summary>Writes a root file system as one tar: the files in the order of the layers, then the rest as in any tar, each directory before what is in it.
/// The same image gives the same bytes.</summary>
/// <remarks>
/// GNU tar gives a directory its time when it sees an entry that is not in it, and what is put into it later changes the time again. So
/// directories come after the files, which come as the layers have them; and links, some of which it makes at the very end, right after their directory.
/// </remarks>
internal sealed class TarRootWriter(Stream archive) : IRootWriter
{
    private readonly List<(RawName Path, Func<byte[]> Render)> _rest = [];

    public int AtOnce => 1;

    /// <summary>Writes what is no file, and ends the archive: two blocks of zeros.</summary>
    public void End()
    {
        // No name has a zero in it, so what is in a directory follows it, and nothing stands between.
        foreach (var (_, render) in _rest.OrderBy(static entry => entry.Path.Latin1.Replace('/', '\0'), StringComparer.Ordinal))
        {
            archive.Write(render());
        }

        archive.Write(new byte[2 * HeaderBlock.Size]);
    }

    public void Make(PlacedDirectory directory)
    {
        var path = new RawName(directory.Path == RawName.Empty ? "./" : directory.Path.Latin1 + "/");
        _rest.Add((directory.Path, () => RootHeader.Render(path, TarHeader.LF_DIR, directory.Directory.Attributes)));
    }

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
        _rest.Add((other.Path, () => RootHeader.Render(other.Path, Type(entry.Kind), other.Leaf.Attributes, target: entry.Target, device: entry.Device)));
    }

    public void Make(FurtherName link) =>
        _rest.Add((link.Path, () => RootHeader.Render(link.Path, TarHeader.LF_LINK, link.Existing.Leaf.Attributes, target: link.Existing.Path)));

    public void Complete(PlacedDirectory directory)
    {
        // Its attributes are in its header.
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
