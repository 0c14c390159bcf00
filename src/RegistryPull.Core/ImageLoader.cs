using System.Collections.Immutable;
using RegistryPull.Exporting;
using RegistryPull.Fetching;
using RegistryPull.Loading;
using RegistryPull.Opening;
using RegistryPull.Selecting;

namespace RegistryPull;

/// <summary>Loads images into container engines: docker, podman, containerd, k3s and WSL, here or through
/// ssh.</summary>
public sealed class ImageLoader
{
    private readonly ImageOpener _opener;
    private readonly LayerFetcher _fetcher;
    private readonly EngineOpener _engines;
    private readonly ArchiveWriter _writer;

    internal ImageLoader(ImageOpener opener, LayerFetcher fetcher, EngineOpener engines, ArchiveWriter writer) =>
        (_opener, _fetcher, _engines, _writer) = (opener, fetcher, engines, writer);

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Loads images into an engine. What it has already is not sent.</summary>
    /// <param name="request">The images and the engine.</param>
    /// <param name="cancellationToken">Cancels the load. The engine then does not get the end of the archive.</param>
    /// <returns>The images and the engine.</returns>
    /// <exception cref="EngineException">The engine is not there, or refused an image.</exception>
    /// <exception cref="RegistryPullException">The load failed; the message is for the user.</exception>
    public async Task<LoadResult> LoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Validate(request);
        var started = Time.GetTimestamp();
        using var engine = await _engines.OpenAsync(request.Engine, cancellationToken).ConfigureAwait(false);
        var options = new SelectionOptions(request.Platforms, request.Names);
        using var opened = await _opener
            .OpenAllAsync(request.Images, options, cancellationToken)
            .ConfigureAwait(false);
        ExportImage[] selected = [.. opened.Items.Select(OmitLacking)];
        var images = new EngineImages(selected, _fetcher.Open(opened.Items), _writer);
        var loaded = await FailureContext
            .RunAsync(opened.Items, () => LoadAsync(engine, images, cancellationToken))
            .ConfigureAwait(false);
        return new LoadResult(loaded, engine.Name, images.Sent, Time.GetElapsedTime(started));
    }

    private static async Task<ImmutableArray<LoadedImage>> LoadAsync(
        IEngine engine, EngineImages images, CancellationToken cancellationToken)
    {
        foreach (var image in images.All)
        {
            ThrowIfArtifact(image, engine);
        }

        return await engine.LoadAsync(images, cancellationToken).ConfigureAwait(false);
    }

    // The archive of a delta: the engine has to have its base.
    private static ExportImage OmitLacking(OpenedImage opened)
    {
        var lacking = opened.Image.Blobs().Select(static blob => blob.Digest).Where(opened.Repository.Lacks);
        return opened.Image with { Omitted = [.. lacking] };
    }

    private static void Validate(LoadRequest request)
    {
        if (request.Names.Length > 0 && request.Images.Length > 1)
        {
            throw new InvalidRequestException("other names are for a single image (--tag): load them one by one");
        }

        if (request.Names.Any(static name => name.Tag is null))
        {
            throw new InvalidRequestException("an image is named by a tag, not by a digest (--tag)");
        }
    }

    private static void ThrowIfArtifact(ExportImage image, IEngine engine)
    {
        var artifact = image.Manifests.FirstOrDefault(
            static selected => !selected.IsImage && !selected.Manifest.Descriptor.IsAttestation);
        if (artifact is not null)
        {
            throw new InvalidRequestException(
                $"{image.Reference.Familiar} is {ArtifactKind.Describe(artifact.Manifest)}, not a container image, "
                + $"and {engine.Name} cannot load it");
        }
    }
}
