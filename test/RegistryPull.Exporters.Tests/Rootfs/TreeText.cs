using RegistryPull.Exporters.Rootfs;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>A tree as lines that a person can compare.</summary>
internal static class TreeText
{
    /// <summary>The tree that some layers make, the base first: <c>a/</c>, <c>a/b</c> (the layer that it is of in brackets), <c>c -> target</c>, <c>d = a/b</c> for a hard link.</summary>
    public static string[] Of(params LayerBuilder[] layers)
    {
        var plan = new RootPlan(TreeOf(layers));
        return [.. plan.Others.Skip(1).Concat(plan.Files).Select(Line).Order(StringComparer.Ordinal)];
    }

    /// <summary>The tree itself.</summary>
    public static RootTree TreeOf(params LayerBuilder[] layers) => TreeOf(new UnpackLimits(), layers);

    public static RootTree TreeOf(UnpackLimits limits, params LayerBuilder[] layers)
    {
        var budget = new UnpackBudget(limits, 1);
        var tree = new RootTree(budget);
        for (var i = 0; i < layers.Length; i++)
        {
            tree.Apply(layers[i].Build(tree, budget), i);
        }

        return tree;
    }

    private static string Line(TreeEntry entry) => entry switch
    {
        { IsDirectory: true } => $"{entry.Path.Latin1}/",
        { IsHardLink: true } => $"{entry.Path.Latin1} = {entry.Leaf.FirstEntry!.Path.Latin1}",
        { Leaf.Source.Kind: EntryKind.SymbolicLink } => $"{entry.Path.Latin1} -> {entry.Leaf.Source.Target.Latin1}",
        { Leaf.Source.Kind: EntryKind.File } => $"{entry.Path.Latin1} [{entry.Leaf.Layer}]",
        _ => $"{entry.Path.Latin1} {entry.Leaf.Source.Kind}",
    };
}
