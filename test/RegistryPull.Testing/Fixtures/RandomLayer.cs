namespace RegistryPull.Testing.Fixtures;

/// <summary>What a build step changes in a root file system, and the layer that a builder with overlayfs writes of
/// it.</summary>
/// <remarks>
/// Linux, <c>filesystems/overlayfs.rst</c>, "whiteouts and opaque directories": what was removed is a whiteout, and a
/// directory that took the place of something is opaque.
/// </remarks>
internal sealed class RandomLayer(SortedDictionary<string, StackEntry> files)
{
    private readonly SortedDictionary<string, StackEntry> _below = new(files, StringComparer.Ordinal);
    private readonly SortedSet<string> _changed = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _whiteouts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _opaque = new(StringComparer.Ordinal);

    public void Put(StackEntry entry)
    {
        var isNew = !files.TryGetValue(entry.Path, out var known);
        if (known is not null && (entry.Kind != 'd' || known.Kind != 'd'))
        {
            Remove(entry.Path);
            isNew = true;
        }

        files[entry.Path] = entry;
        _whiteouts.Remove(entry.Path);
        if (isNew && entry.Kind == 'd' && IsBelow(entry.Path))
        {
            _opaque.Add(entry.Path);
        }

        for (var path = entry.Path; path.Length > 0; path = Parent(path))
        {
            _changed.Add(path);
        }
    }

    public void Remove(string path)
    {
        foreach (var gone in files.Keys.Where(one => IsAtOrIn(one, path)).ToList())
        {
            files.Remove(gone);
        }

        _changed.RemoveWhere(one => IsAtOrIn(one, path));
        _whiteouts.RemoveWhere(one => IsAtOrIn(one, path));
        _opaque.RemoveWhere(one => IsAtOrIn(one, path));
        if (IsBelow(path))
        {
            _whiteouts.Add(path);
        }

        for (var parent = Parent(path); parent.Length > 0; parent = Parent(parent))
        {
            _changed.Add(parent);
        }
    }

    /// <summary>The entries of the layer.</summary>
    /// <param name="hasMarksFirst">Whether whiteouts and marks come before all else; otherwise each comes where its
    /// path does, a mark behind its directory.</param>
    public IReadOnlyList<StackEntry> Entries(bool hasMarksFirst)
    {
        var whiteouts = _whiteouts.Select(
            static path => (Place: path, Entry: Mark(Parent(path), $".wh.{path[(path.LastIndexOf('/') + 1)..]}")));
        var marks = _opaque.Select(static path => (Place: path, Entry: Mark(path, ".wh..wh..opq")));
        var changes = _changed.Select(path => (Place: path, Entry: files[path]));
        var entries = hasMarksFirst
            ? whiteouts.Concat(marks).Concat(changes)
            : changes.Concat(marks).Concat(whiteouts).OrderBy(static one => one.Place, StringComparer.Ordinal);
        return [.. entries.Select(static one => one.Entry)];
    }

    private static StackEntry Mark(string directory, string name) =>
        new('f', directory.Length == 0 ? name : $"{directory}/{name}", "");

    private static bool IsAtOrIn(string path, string directory) =>
        path == directory || path.StartsWith(directory + '/', StringComparison.Ordinal);

    private static string Parent(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    private bool IsBelow(string path) =>
        _below.ContainsKey(path) && !_opaque.Any(opaque => path != opaque && IsAtOrIn(path, opaque));
}
