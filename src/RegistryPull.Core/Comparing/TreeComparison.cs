using System.Collections.Immutable;
using RegistryPull.Layers;

namespace RegistryPull.Comparing;

/// <summary>Compares two root file systems.</summary>
/// <param name="budget">Limits the changes.</param>
internal sealed class TreeComparison(ListingBudget budget)
{
    private readonly List<FileChange> _changes = [];

    /// <summary>Compares two trees.</summary>
    /// <returns>The changes, in the order of the paths.</returns>
    public ImmutableArray<FileChange> Compare(FileTree before, FileTree after)
    {
        var pending = new Stack<(FileNode? Old, FileNode? New, string Path)>();
        pending.Push((before.Root, after.Root, ""));
        while (pending.TryPop(out var pair))
        {
            var (old, current, path) = pair;
            foreach (var name in Names(old).Union(Names(current)))
            {
                var (oldChild, newChild) = (ChildOf(old, name), ChildOf(current, name));
                var childPath = path.Length == 0 ? name : $"{path}/{name}";
                Add(oldChild?.Facts, newChild?.Facts, childPath);
                pending.Push((oldChild, newChild, childPath));
            }
        }

        return [.. _changes.OrderBy(static change => change.Path, StringComparer.Ordinal)];
    }

    private void Add(FileFacts? old, FileFacts? current, string path)
    {
        if (old == current)
        {
            return;
        }

        budget.Take(path.Length);
        var kind = (old, current) switch
        {
            (null, _) => FileChangeKind.Added,
            (_, null) => FileChangeKind.Removed,
            _ => FileChangeKind.Changed,
        };
        _changes.Add(new FileChange(kind, new RawName(path).ToText(), old?.Size, current?.Size));
    }

    private static IEnumerable<string> Names(FileNode? node) => node?.Children.Keys ?? Enumerable.Empty<string>();

    private static FileNode? ChildOf(FileNode? node, string name) => node?.Children.GetValueOrDefault(name);
}
