using RegistryPull.Exporters.Rootfs.Compact;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>The root file system that layers make, in memory: names and attributes, no content. Nothing here touches a
/// disk.</summary>
/// <remarks>
/// OCI image-spec <c>layer.md</c>. Paths through symbolic links are followed inside this tree, as a process after
/// <c>chroot</c> would follow them. What is written afterwards is a tree of real directories, and no link has to be
/// followed again. How it is stored is in docs/decisions/0080-a-tree-is-rows.md.
/// </remarks>
internal sealed class RootTree
{
    /// <summary>The most layers: a <see cref="PathRow"/> stores their number in 16 bits. Engines take about
    /// 125.</summary>
    public const int MaxLayers = short.MaxValue;

    private readonly UnpackBudget _budget;
    private readonly TreeStore _store = new();
    private readonly PathTable _paths;

    /// <param name="budget">The budget of the image.</param>
    public RootTree(UnpackBudget budget) => (_budget, _paths) = (budget, new PathTable(_store, budget));

    public TreeEntry Root => _paths.Root;

    /// <summary>Gets the entries of the applied layers, the base first.</summary>
    public IReadOnlyList<ScannedLayer> Layers => _store.Layers;

    /// <summary>Creates a layer without entries, to be filled and applied.</summary>
    public ScannedLayer NewLayer(Descriptor layer) => new(_store, layer);

    /// <summary>Puts a layer on top of what is there. Each layer is applied once.</summary>
    /// <exception cref="InvalidContentException">The layer does not fit what is there, or exceeds a limit.</exception>
    public void Apply(ScannedLayer layer)
    {
        var index = _store.Layers.Count;
        if (index == MaxLayers)
        {
            throw MalformedLayer.Create(layer.Layer, $"is one of more than {MaxLayers} layers");
        }

        _store.Layers.Add(layer);
        var application = new LayerApplication(layer.Layer, WalkFor(layer.Layer), _budget);
        for (var position = 0; position < layer.Count; position++)
        {
            application.Apply(new ScannedEntry(_store, index, position));
        }
    }

    /// <summary>Puts a copy of a layer on top, because the image has the layer again further up.</summary>
    /// <inheritdoc cref="Apply"/>
    public void ApplyCopy(ScannedLayer layer)
    {
        _budget.TakeMemory(layer.Layer, (long)layer.Count * ScannedRow.Size);
        Apply(layer.Copy());
    }

    /// <summary>Creates the reader of the paths of a layer. Several layers may be read at once.</summary>
    public LayerPaths PathsFor(Descriptor layer) => new(_paths, _budget, layer);

    /// <summary>Creates a walk through the tree.</summary>
    /// <param name="source">The layer or image whose paths are walked, for messages.</param>
    public PathWalk WalkFor(Descriptor source) => new(_paths, _budget, source);
}
