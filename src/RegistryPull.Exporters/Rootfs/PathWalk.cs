using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Finds directories in the tree, through symbolic links as Linux follows them in a root of its own: <c>/</c> and <c>..</c> lead no further than the root.</summary>
/// <param name="root">The tree.</param>
/// <param name="source">Whose paths are walked, for messages.</param>
internal sealed class PathWalk(TreeDirectory root, Descriptor source)
{
    // Linux, path_resolution(7).
    private const int MaxLinks = 40;

    // As many directories as a path of PATH_MAX can have.
    private const int MaxDepth = 2048;

    public TreeDirectory Root => root;

    /// <summary>The directory at a path, or null when there is none.</summary>
    public TreeDirectory? Find(ReadOnlySpan<RawName> path) => Walk(path, makes: false);

    /// <summary>The directory at a path; what is missing on the way is made.</summary>
    /// <exception cref="InvalidContentException">Something else than a directory is in the way.</exception>
    public TreeDirectory Make(ReadOnlySpan<RawName> path) => Walk(path, makes: true)!;

    private TreeDirectory? Walk(ReadOnlySpan<RawName> path, bool makes)
    {
        var way = new Stack<TreeDirectory>([root]);
        var rest = new Stack<RawName>();
        Push(path, rest);
        for (var links = 0; rest.TryPop(out var part);)
        {
            switch (part.Latin1 == ".." ? null : Next(way.Peek(), part, makes))
            {
                case TreeDirectory directory:
                    way.Push(directory);
                    break;
                case TreeLeaf { Entry: { Kind: EntryKind.SymbolicLink } link }:
                    Follow(link, way, rest);
                    links++;
                    break;
                case null when part.Latin1 == "..":
                    Leave(way);
                    break;
                case null:
                    return null;
                default:
                    return makes ? throw Refused(path, $"goes through {part}, which is no directory") : null;
            }

            if (Excess(links, way.Count) is { } excess)
            {
                return makes ? throw Refused(path, excess) : null;
            }
        }

        return way.Peek();
    }

    private static TreeNode? Next(TreeDirectory directory, RawName name, bool makes)
    {
        if (!directory.Children.TryGetValue(name, out var next) && makes)
        {
            next = new TreeDirectory(EntryAttributes.ImpliedDirectory);
            directory.Children.Add(name, next);
        }

        return next;
    }

    private static void Leave(Stack<TreeDirectory> way)
    {
        if (way.Count > 1)
        {
            way.Pop();
        }
    }

    private void Follow(LayerEntry link, Stack<TreeDirectory> way, Stack<RawName> rest)
    {
        var target = link.Target.Latin1;
        if (target.StartsWith('/'))
        {
            way.Clear();
            way.Push(root);
        }

        Push([.. target.Split('/').Where(static part => part is not ("" or ".")).Select(static part => new RawName(part))], rest);
    }

    private static void Push(ReadOnlySpan<RawName> path, Stack<RawName> rest)
    {
        for (var i = path.Length - 1; i >= 0; i--)
        {
            rest.Push(path[i]);
        }
    }

    private static string? Excess(int links, int depth) =>
        links > MaxLinks ? $"leads through more than {MaxLinks} symbolic links"
        : depth > MaxDepth ? $"is more than {MaxDepth} directories deep"
        : null;

    private InvalidContentException Refused(ReadOnlySpan<RawName> path, string why) =>
        MalformedLayer.Of(source, $"has a path that {why}: {new RawName(string.Join('/', path.ToArray().Select(static part => part.Latin1)))}");
}
