using RegistryPull.Exporters.Rootfs;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>A tree as lines that a person can compare.</summary>
internal static class TreeText
{
    /// <summary>The tree that some layers make, the base first: <c>a/</c>, <c>a/b</c> (the layer that it is of in
    /// brackets), <c>c -> target</c>, <c>d = a/b</c> for a hard link.</summary>
    public static string[] Of(params LayerBuilder[] layers) => Of(TreeOf(layers));

    /// <inheritdoc cref="Of(LayerBuilder[])"/>
    public static string[] Of(RootTree tree)
    {
        var plan = new RootPlan(tree);
        return [.. plan.Others.Skip(1).Concat(plan.Files).Select(Line).Order(StringComparer.Ordinal)];
    }

    /// <summary>The tree itself.</summary>
    public static RootTree TreeOf(params LayerBuilder[] layers) => TreeOf(new UnpackLimits(), layers);

    public static RootTree TreeOf(UnpackLimits limits, params LayerBuilder[] layers)
    {
        var budget = new UnpackBudget(limits, 1);
        var tree = new RootTree(budget);
        foreach (var layer in layers)
        {
            tree.Apply(layer.Build(tree, budget));
        }

        return tree;
    }

    private static string Line(TreeEntry entry) => entry switch
    {
        { IsDirectory: true } => $"{entry.Path.Latin1}/",
        { IsHardLink: true } => $"{entry.Path.Latin1} = {entry.Leaf.FirstEntry!.Value.Path.Latin1}",
        { Leaf.Kind: EntryKind.SymbolicLink } => $"{entry.Path.Latin1} -> {entry.Leaf.Target.Latin1}",
        { Leaf.Kind: EntryKind.File } => $"{entry.Path.Latin1} [{entry.Leaf.Layer}]",
        _ => $"{entry.Path.Latin1} {entry.Leaf.Kind}",
    };
}
