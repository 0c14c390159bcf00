using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Gets the entries of the paths of one layer. Most have the directory of the path before, which is not looked
/// up again.</summary>
/// <param name="paths">The paths of the image.</param>
/// <param name="budget">The budget that every part of a path counts against.</param>
/// <param name="layer">The layer, for messages.</param>
internal sealed class LayerPaths(PathTable paths, UnpackBudget budget, Descriptor layer)
{
    private string _directoryPath = "";
    private TreeEntry _directory = paths.Root;

    /// <summary>Gets the entry of a path. Empty parts and <c>.</c> are left out, <c>..</c> leads to the part
    /// before.</summary>
    /// <remarks>As Go's <c>path.Clean</c>, which docker and containerd use: <c>a/../b</c> is <c>b</c>, whatever
    /// <c>a</c> is.</remarks>
    /// <exception cref="InvalidContentException">The path leads out of the root, or exceeds a limit.</exception>
    public TreeEntry Get(RawName path)
    {
        var text = path.Latin1.AsSpan();
        var nameStart = text.TrimEnd('/').LastIndexOf('/') + 1;
        var directoryPath = text[..nameStart];
        if (!directoryPath.SequenceEqual(_directoryPath))
        {
            _directory = Walk(paths.Root, directoryPath, path);
            _directoryPath = directoryPath.ToString();
        }

        return Walk(_directory, text[nameStart..], path);
    }

    private TreeEntry Walk(TreeEntry start, ReadOnlySpan<char> text, RawName path)
    {
        var entry = start;
        foreach (var range in text.Split('/'))
        {
            budget.TakeSteps(layer, 1);
            entry = text[range] switch
            {
                "" or "." => entry,
                ".." => entry.Parent ?? throw MalformedLayer.Create(layer, $"leads out of the root: {path}"),
                var name => paths.Get(layer, entry, name),
            };
        }

        return entry;
    }
}
