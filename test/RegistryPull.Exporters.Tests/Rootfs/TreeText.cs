using RegistryPull.Exporters.Layers;
using RegistryPull.Exporters.Rootfs;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>A tree as lines that a person can compare.</summary>
internal static class TreeText
{
    /// <summary>The tree that some layers make, the base first: <c>a/</c>, <c>a/b</c> (the layer that it is of in brackets), <c>c -> target</c>, <c>d = a/b</c> for a hard link.</summary>
    public static string[] Of(params LayerBuilder[] layers)
    {
        var tree = new RootTree();
        for (var i = 0; i < layers.Length; i++)
        {
            tree.Apply(layers[i].Build(), i);
        }

        var plan = new RootPlan(tree);
        var leaves = plan.Others.Concat(Enumerable.Range(0, layers.Length).SelectMany(layer => plan.FilesOf(layer).Values)).Select(Line);
        return
        [
            .. plan.Directories.Skip(1).Select(static directory => $"{directory.Path.Latin1}/")
                .Concat(leaves).Concat(plan.FurtherNames.Select(static link => $"{link.Path.Latin1} = {link.Existing.Path.Latin1}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Line(PlacedLeaf placed) => placed.Leaf.Entry.Kind switch
    {
        EntryKind.SymbolicLink => $"{placed.Path.Latin1} -> {placed.Leaf.Entry.Target.Latin1}",
        EntryKind.File => $"{placed.Path.Latin1} [{placed.Leaf.Layer}]",
        var other => $"{placed.Path.Latin1} {other}",
    };
}
