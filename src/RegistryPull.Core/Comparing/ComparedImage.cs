using System.Collections.Immutable;
using RegistryPull.Exporting;
using RegistryPull.Fetching;

namespace RegistryPull.Comparing;

/// <summary>An image on one side of a comparison.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Digest">The digest that its name leads to.</param>
/// <param name="Layers">Its layers, the base first.</param>
internal sealed record ComparedImage(ImageReference Name, Digest Digest, ImmutableArray<ComparedLayer> Layers)
{
    /// <summary>Gets the digests of its manifests.</summary>
    public ImmutableHashSet<Digest> Manifests { get; init; } = [];

    /// <summary>Gets the digests of its configurations.</summary>
    public ImmutableHashSet<Digest> Configs { get; init; } = [];

    /// <summary>Gets the open image; null when only a transfer file describes it.</summary>
    public OpenedImage? Opened { get; init; }

    /// <summary>Gets what images of both sides are matched by: the name with its tag, or the digest of an image without
    /// a tag.</summary>
    public string Key => Name.Tagged?.ToString() ?? Digest.ToString();

    /// <summary>Returns the image of an open repository.</summary>
    public static ComparedImage From(OpenedImage opened)
    {
        var image = opened.Image;
        var manifests = image.Manifests;
        return new ComparedImage(
            opened.Locator.Reference, image.ChosenFrom ?? image.Root.Digest, [.. manifests.SelectMany(LayersOf)])
        {
            Manifests = [.. manifests.Select(static selected => selected.Manifest.Descriptor.Digest)],
            Configs = [.. manifests.Select(static selected => selected.Manifest.Config.Digest)],
            Opened = opened,
        };
    }

    /// <summary>Returns the layers of a manifest; those of an artifact have no diff_id.</summary>
    public static IEnumerable<ComparedLayer> LayersOf(SelectedManifest selected)
    {
        var diffIds = selected.Config?.DiffIds ?? [];
        return selected.Manifest.Layers.Select(
            (layer, i) => new ComparedLayer(layer.Digest, diffIds.ElementAtOrDefault(i), layer.Size));
    }
}
