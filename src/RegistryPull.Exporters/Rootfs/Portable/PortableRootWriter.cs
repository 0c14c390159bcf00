using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>Writes a root file system into an empty directory of a system that is not Linux: content, names, times and links, as far as it has them.</summary>
/// <remarks>Nothing that exists is opened, replaced or removed, and every directory on the way was made here.</remarks>
internal sealed class PortableRootWriter(string directory, PortableNames names, PathWalk links, Losses losses) : IRootWriter
{
    private readonly SortedDictionary<string, string> _missing = new(StringComparer.Ordinal);

    public int AtOnce => Environment.ProcessorCount;

    public void Make(PlacedDirectory directory)
    {
        CountOwner(directory.Directory);
        PortableFailure.Guard(directory.Path, () => Directory.CreateDirectory(PathOf(directory.Path)));
    }

    public IRootFile Open(PlacedLeaf file)
    {
        CountOwner(file.Leaf);
        return PortableFailure.Guard(file.Path, () => new PortableFile(File.OpenHandle(PathOf(file.Path), FileMode.CreateNew, FileAccess.Write), file));
    }

    public void Make(PlacedLeaf other)
    {
        var entry = other.Leaf.Entry;
        if (entry.Kind != EntryKind.SymbolicLink)
        {
            Miss(other.Path, entry.Kind == EntryKind.Fifo ? "pipe" : "device", "devices and pipes");
        }
        else if (!TryLink(other))
        {
            Miss(other.Path, $"-> {entry.Target.ToText()}", "symbolic links, which Windows lets an administrator make, or anybody in developer mode");
        }
    }

    public void Make(FurtherName link) => PortableFailure.Guard(link.Path, () =>
    {
        var (existing, path) = (PathOf(link.Existing.Path), PathOf(link.Path));
        if (_missing.TryGetValue(link.Existing.Path.ToText(), out var what))
        {
            _missing.Add(link.Path.ToText(), what);
        }
        else if (!HardLink.TryCreate(path, existing))
        {
            losses.Add("hard links, copied instead");
            File.Copy(existing, path);
        }
    });

    public void Complete(PlacedDirectory directory) => PortableFailure.Guard(directory.Path, () =>
    {
        var path = PathOf(directory.Path);
        if (directory.Path == RawName.Empty && names.Changed.Count + _missing.Count > 0)
        {
            Sidecar.Write(Path.Combine(path, Sidecar.Name), names.Changed, _missing);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, PortableMode.Of(directory.Directory.Attributes.Mode));
        }

        Directory.SetLastWriteTimeUtc(path, directory.Directory.Attributes.Modified.ToDateTime());
    });

    // Windows has links to files and links to directories, and which one is meant only the image can tell.
    private bool TryLink(PlacedLeaf link)
    {
        var (path, target) = (PathOf(link.Path), link.Leaf.Entry.Target.ToText());
        try
        {
            _ = IsDirectory(link) ? Directory.CreateSymbolicLink(path, target) : File.CreateSymbolicLink(path, target);
            return true;
        }
        catch (Exception error) when (PortableFailure.Is(error))
        {
            return false;
        }
    }

    private bool IsDirectory(PlacedLeaf link)
    {
        var target = link.Leaf.Entry.Target.Latin1;
        var parts = target.StartsWith('/') ? target.Split('/') : [.. link.Path.Latin1.Split('/')[..^1], .. target.Split('/')];
        return links.Find([.. parts.Where(static part => part is not ("" or ".")).Select(static part => new RawName(part))]) is not null;
    }

    private void Miss(RawName path, string what, string kind)
    {
        _missing[path.ToText()] = what;
        losses.Add(kind);
    }

    private void CountOwner(TreeNode node)
    {
        if (node.Attributes is { User: > 0 } or { Group: > 0 })
        {
            losses.Add("owners");
        }

        if (!node.Attributes.Extended.IsEmpty)
        {
            losses.Add("extended attributes");
        }
    }

    private string PathOf(RawName path) => Path.Combine([directory, .. names.Of(path).Split('/', StringSplitOptions.RemoveEmptyEntries)]);
}
