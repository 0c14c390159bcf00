using System.Text;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>Spells the names of a plan so that a system accepts them and takes no two of them for the same.</summary>
internal sealed class PortableNames
{
    private readonly NameRules _rules;
    private readonly Dictionary<TreeEntry, string> _names = [];
    private readonly SortedDictionary<string, RawName> _changed = new(StringComparer.Ordinal);

    /// <summary>Spells all names in a fixed order, so that the same image has the same names every time.</summary>
    public PortableNames(RootPlan plan, NameRules rules)
    {
        _rules = rules;
        foreach (var directory in plan.Directories)
        {
            SpellChildren(directory);
        }
    }

    /// <summary>Gets the paths that are spelled otherwise than in the image, by their spelling.</summary>
    public IReadOnlyDictionary<string, RawName> Changed => _changed;

    /// <summary>Gets the spelling of a path, relative to the root, parts joined by <c>/</c>.</summary>
    public string PathOf(TreeEntry entry)
    {
        var names = new Stack<string>();
        for (var part = entry; part.Parent is { } parent; part = parent)
        {
            names.Push(_names[part]);
        }

        return string.Join('/', names);
    }

    // Directories first: of names that collide, a directory keeps its own, because more paths have it.
    private void SpellChildren(TreeEntry directory)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (directory.Parent is null)
        {
            taken.Add(Sidecar.Name);
        }

        foreach (var child in directory.SortedChildren().OrderBy(static child => !child.IsDirectory))
        {
            var spelled = Spell(child.Name, taken);
            _names.Add(child, spelled);
            if (PortableName.Spell(child.Name, _rules) != spelled
                || RawName.FromBytes(Encoding.UTF8.GetBytes(spelled)) != child.Name)
            {
                _changed.Add(PathOf(child), child.Path);
            }
        }
    }

    // The first name keeps its letters. The next that differs from it in case alone is escaped letter by letter, until
    // it differs in more.
    private string Spell(RawName name, HashSet<string> taken)
    {
        for (var escaped = 0; ; escaped++)
        {
            var spelled = PortableName.Spell(name, _rules, escaped);
            if (taken.Add(spelled))
            {
                return spelled;
            }
        }
    }
}
