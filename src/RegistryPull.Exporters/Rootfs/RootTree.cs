using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>The root file system as layers make it, in memory: names and attributes, no content. Pure; nothing here touches a disk.</summary>
/// <remarks>
/// OCI image-spec <c>layer.md</c>. Paths through symbolic links are followed inside this tree, as a process whose root it is would
/// follow them. So what is written afterwards is a tree of directories that hold what they hold, and no link has to be followed again.
/// </remarks>
internal sealed class RootTree
{
    public TreeDirectory Root { get; } = new(EntryAttributes.ImpliedDirectory);

    /// <summary>Puts a layer on top of what is there.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="index">Which one it is, from 0 for the base.</param>
    /// <exception cref="InvalidContentException">It does not fit what is there, or leads out of the root.</exception>
    public void Apply(ScannedLayer layer, int index)
    {
        var application = new LayerApplication(layer.Layer, new PathWalk(Root, layer.Layer));

        // First, so that they can only hide what other layers brought, wherever in this one they stand.
        foreach (var path in layer.Entries.Where(static entry => Whiteout.MayBeOne(entry.Path)).Select(entry => application.Split(entry.Path)).Where(Whiteout.IsOne))
        {
            application.Hide(path);
        }

        for (var i = 0; i < layer.Entries.Count; i++)
        {
            var path = application.Split(layer.Entries[i].Path);
            if (!Whiteout.IsOne(path) && !Whiteout.IsBookKeeping(path))
            {
                application.Put(path, new TreeLeaf(layer.Entries[i], index, i));
            }
        }
    }
}
