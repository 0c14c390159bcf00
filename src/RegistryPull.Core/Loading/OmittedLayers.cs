using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull.Loading;

/// <summary>The layers that an archive leaves out of an image because the engine has them.</summary>
/// <param name="Chain">The diff_ids from the bottom to the topmost layer that is left out.</param>
/// <param name="Blobs">The blobs that are left out.</param>
internal sealed record OmittedLayers(ImmutableArray<Digest> Chain, ImmutableArray<Digest> Blobs)
{
    /// <summary>Returns what is left out of an image.</summary>
    /// <returns>The layers; null when none is left out.</returns>
    /// <exception cref="InvalidContentException">The image does not say which chain of layers it builds on.</exception>
    public static OmittedLayers? From(ExportImage image)
    {
        if (image.Omitted.IsEmpty)
        {
            return null;
        }

        if (image.Manifests is not [{ Config: { } config, Manifest: { } manifest }]
            || config.DiffIds.Length != manifest.Layers.Length)
        {
            throw new InvalidContentException(
                $"{image.Reference.Familiar} leaves layers out, and does not say of which image they are");
        }

        var last = manifest.Layers.Select(static layer => layer.Digest).ToList().FindLastIndex(image.Omitted.Contains);
        return new OmittedLayers(config.DiffIds[..(last + 1)], [.. image.Omitted]);
    }
}
