using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>Spells the paths of a plan so that a system takes them, and no two of them for the same. Pure.</summary>
internal sealed class PortableNames
{
    private readonly NameRules _rules;
    private readonly Dictionary<RawName, string> _paths = new() { [RawName.Empty] = "" };
    private readonly Dictionary<string, HashSet<string>> _taken = new(StringComparer.Ordinal) { [""] = NewSet(Sidecar.Name) };
    private readonly SortedDictionary<string, RawName> _changed = new(StringComparer.Ordinal);

    /// <summary>Spells all names at once, in their order, so that the same image has the same names every time.</summary>
    public PortableNames(RootPlan plan, NameRules rules)
    {
        _rules = rules;
        foreach (var directory in plan.Directories.Skip(1))
        {
            Add(directory.Path);
        }

        foreach (var path in plan.LeafPaths.OrderBy(static path => path.Latin1, StringComparer.Ordinal))
        {
            Add(path);
        }
    }

    /// <summary>The paths that are spelled otherwise than in the image, by their spelling.</summary>
    public IReadOnlyDictionary<string, RawName> Changed => _changed;

    /// <summary>The spelling of a path, relative to the root, with <c>/</c>.</summary>
    public string Of(RawName path) => _paths[path];

    private void Add(RawName path)
    {
        var slash = path.Latin1.LastIndexOf('/');
        var (folder, name) = (slash < 0 ? "" : _paths[new RawName(path.Latin1[..slash])], new RawName(path.Latin1[(slash + 1)..]));
        var spelled = Free(folder, name);
        var whole = folder.Length == 0 ? spelled : $"{folder}/{spelled}";
        _paths.Add(path, whole);
        if (PortableName.Of(name, _rules) != spelled || RawName.Of(System.Text.Encoding.UTF8.GetBytes(spelled)) != name)
        {
            _changed.Add(whole, path);
        }
    }

    private static HashSet<string> NewSet(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);

    // The first name keeps its letters. The next that differs from it in case alone is spelled out, letter by letter, until it differs in more.
    private string Free(string folder, RawName name)
    {
        var taken = _taken.TryGetValue(folder, out var known) ? known : _taken[folder] = NewSet();
        for (var escaped = 0; ; escaped++)
        {
            var spelled = PortableName.Of(name, _rules, escaped);
            if (taken.Add(spelled))
            {
                return spelled;
            }
        }
    }
}
