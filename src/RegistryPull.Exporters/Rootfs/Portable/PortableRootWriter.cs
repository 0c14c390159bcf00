using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>Writes a root file system into an empty directory of a system that is not Linux: content, names, times and
/// links, as far as it has them.</summary>
/// <remarks>Nothing that exists is opened, replaced or removed, and every directory on the way was made here.</remarks>
/// <param name="directory">The directory.</param>
/// <param name="names">The spelling of all names.</param>
/// <param name="walk">Finds where links lead.</param>
/// <param name="tryHardLink">Creates a hard link, from a new path and an existing one; returns whether it
/// could.</param>
/// <param name="unsupported">Counts what cannot be preserved.</param>
internal sealed class PortableRootWriter(
    string directory,
    PortableNames names,
    PathWalk walk,
    Func<string, string, bool> tryHardLink,
    UnsupportedFeatures unsupported) : IRootWriter
{
    private readonly SortedDictionary<string, string> _missing = new(StringComparer.Ordinal);

    public int MaxParallelism => Environment.ProcessorCount;

    public void MakeDirectory(TreeEntry directory)
    {
        CountUnsupported(directory);
        PortableFailure.Guard(directory, () => Directory.CreateDirectory(PathOf(directory)));
    }

    public IRootFile OpenFile(TreeEntry file)
    {
        CountUnsupported(file);
        var handle = PortableFailure.Guard(
            file, () => File.OpenHandle(PathOf(file), FileMode.CreateNew, FileAccess.Write));
        return new PortableRootFile(handle, file);
    }

    public void Add(TreeEntry entry)
    {
        switch (entry)
        {
            case { IsDirectory: true }:
                break;
            case { IsHardLink: true }:
                PortableFailure.Guard(entry, () => MakeHardLink(entry));
                break;
            case { Leaf.Kind: EntryKind.SymbolicLink }:
                MakeSymbolicLink(entry);
                break;
            default:
                Miss(entry, entry.Leaf.Kind switch
                {
                    EntryKind.Fifo => "pipe",
                    _ => "device",
                }, "devices and pipes");
                break;
        }
    }

    public void CompleteDirectory(TreeEntry directory) => PortableFailure.Guard(directory, () =>
    {
        var path = PathOf(directory);
        if (directory.Parent is null && names.Changed.Count + _missing.Count > 0)
        {
            Sidecar.Write(Path.Combine(path, Sidecar.Name), names.Changed, _missing);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, PortableMode.From(directory.Attributes.Mode));
        }

        Directory.SetLastWriteTimeUtc(path, directory.Attributes.Modified.ToDateTime());
    });

    private void MakeHardLink(TreeEntry entry)
    {
        var first = entry.Leaf.FirstEntry!.Value;
        var (existing, path) = (PathOf(first), PathOf(entry));
        if (_missing.TryGetValue(first.Path.ToText(), out var what))
        {
            _missing.Add(entry.Path.ToText(), what);
        }
        else if (!tryHardLink(path, existing))
        {
            unsupported.Add("hard links, copied instead");
            File.Copy(existing, path);
        }
    }

    private void MakeSymbolicLink(TreeEntry entry)
    {
        if (!TryMakeSymbolicLink(entry))
        {
            var target = entry.Leaf.Target.ToText();
            Miss(entry, $"-> {target}", "symbolic links, which on Windows need administrator rights or developer mode");
        }
    }

    // Windows has links to files and links to directories, and only the image can tell which one is meant.
    private bool TryMakeSymbolicLink(TreeEntry link)
    {
        var (path, target) = (PathOf(link), link.Leaf.Target.ToText());
        try
        {
            if (LeadsToDirectory(link))
            {
                Directory.CreateSymbolicLink(path, target);
            }
            else
            {
                File.CreateSymbolicLink(path, target);
            }

            return true;
        }
        catch (Exception error) when (PortableFailure.IsFileSystemError(error))
        {
            return false;
        }
    }

    private bool LeadsToDirectory(TreeEntry link)
    {
        var target = link.Leaf.Target;
        var path = target;
        if (!target.Latin1.StartsWith('/'))
        {
            path = new RawName($"{link.Parent!.Value.Path.Latin1}/{target.Latin1}");
        }

        return walk.FindDirectory(path) is not null;
    }

    private void Miss(TreeEntry entry, string what, string feature)
    {
        _missing[entry.Path.ToText()] = what;
        unsupported.Add(feature);
    }

    private void CountUnsupported(TreeEntry entry)
    {
        var attributes = entry.Attributes;
        if (attributes is { User: > 0 } or { Group: > 0 })
        {
            unsupported.Add("owners");
        }

        if (!attributes.Extended.IsEmpty)
        {
            unsupported.Add("extended attributes");
        }
    }

    private string PathOf(TreeEntry entry) =>
        Path.Combine([directory, .. names.PathOf(entry).Split('/', StringSplitOptions.RemoveEmptyEntries)]);
}
