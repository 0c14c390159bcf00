using RegistryPull.Layers;

namespace RegistryPull.Comparing;

/// <summary>The root file system that layers make, in memory.</summary>
/// <remarks>OCI image-spec <c>layer.md</c>. Symbolic links on the way to a path are followed inside the tree, as a
/// process after <c>chroot</c> follows them.</remarks>
/// <param name="budget">Limits what is kept.</param>
internal sealed class FileTree(ListingBudget budget)
{
    private const string Hides = ".wh.";
    private const string Bookkeeping = ".wh..wh.";
    private const string Opaque = ".wh..wh..opq";

    // Linux follows 40 links, and takes paths of 4 KiB.
    private const int MaxLinks = 40;
    private const int MaxDepth = 2048;

    /// <summary>Gets the root directory.</summary>
    public FileNode Root { get; } = new(FileFacts.ImpliedDirectory, parent: null);

    /// <summary>Puts a layer on top of what is there. Its marks hide what the layers below have, never what it has
    /// itself, wherever they stand in it.</summary>
    public void Apply(IReadOnlyCollection<ListedEntry> layer)
    {
        foreach (var entry in layer.Where(static entry => Marks(entry.Path)))
        {
            Hide(entry.Path);
        }

        foreach (var entry in layer.Where(static entry => !IsMark(entry.Path)))
        {
            Put(entry);
        }
    }

    private static bool Marks(string path) => NameOf(path).StartsWith(Hides, StringComparison.Ordinal);

    private static bool IsMark(string path) =>
        Marks(path)
        || Array.Exists(path.Split('/'), static part => part.StartsWith(Bookkeeping, StringComparison.Ordinal));

    private void Hide(string path)
    {
        var name = NameOf(path);
        if (Find(FolderOf(path)) is not { } folder)
        {
            return;
        }

        if (name == Opaque)
        {
            folder.Children.Clear();
        }
        else if (!name.StartsWith(Bookkeeping, StringComparison.Ordinal))
        {
            folder.Children.Remove(name[Hides.Length..]);
        }
    }

    private void Put(ListedEntry entry)
    {
        if (entry.Path.Length == 0)
        {
            Root.Facts = entry.Facts;
            return;
        }

        var facts = entry.Facts;
        if (facts.Kind == EntryKind.HardLink)
        {
            // A link keeps the content that it was made for, also when another layer replaces its target.
            facts = Find(facts.Target)?.Facts ?? facts;
        }

        var folder = Walk(FolderOf(entry.Path), creates: true)!;
        var name = NameOf(entry.Path);
        if (facts.Kind == EntryKind.Directory && folder.Children.GetValueOrDefault(name) is { IsDirectory: true } same)
        {
            same.Facts = facts;
            return;
        }

        folder.Children[name] = Create(facts, folder, name);
    }

    private FileNode? Find(string path) => Walk(path, creates: false);

    // Links at the end of the path are followed as well: the path is that of a directory, or of a hard link's target.
    private FileNode? Walk(string path, bool creates)
    {
        var current = Root;
        var links = 0;
        var parts = new Stack<string>(path.Split('/').Reverse());
        while (parts.TryPop(out var part))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part == "..")
            {
                current = current.Parent ?? Root;
                continue;
            }

            if (Step(current, part, creates) is not { } next)
            {
                return null;
            }

            if (next.Facts.Kind != EntryKind.SymbolicLink)
            {
                current = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                if (creates)
                {
                    return Root;
                }

                return null;
            }

            current = next.Facts.Target.StartsWith('/') ? Root : current;
            foreach (var target in next.Facts.Target.Split('/').Reverse())
            {
                parts.Push(target);
            }
        }

        return current;
    }

    private FileNode? Step(FileNode folder, string name, bool creates)
    {
        var child = folder.Children.GetValueOrDefault(name);
        var canBePassed = child is { IsDirectory: true } or { Facts.Kind: EntryKind.SymbolicLink };
        if (!creates || canBePassed)
        {
            return child;
        }

        return folder.Children[name] = Create(FileFacts.ImpliedDirectory, folder, name);
    }

    private FileNode Create(FileFacts facts, FileNode folder, string name)
    {
        budget.Take(name.Length);
        if (folder.Depth >= MaxDepth)
        {
            throw new InvalidContentException($"the layers have directories in more than {MaxDepth} levels (--files)");
        }

        return new FileNode(facts, folder);
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string FolderOf(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];
}
