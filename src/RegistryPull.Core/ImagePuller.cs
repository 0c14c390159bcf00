using RegistryPull.Exporting;
using RegistryPull.Fetching;
using RegistryPull.Output;
using RegistryPull.Registries;
using RegistryPull.Repositories;
using RegistryPull.Resolving;
using RegistryPull.Selecting;
using RegistryPull.Telemetry;

namespace RegistryPull;

/// <summary>Pulls images from registries into one complete and verified output.</summary>
public sealed class ImagePuller
{
    private readonly ReferenceResolver _resolver;
    private readonly RegistryAuthenticator _authenticator;
    private readonly ManifestSelector _selector;
    private readonly LayerFetcher _fetcher;
    private readonly OutputFactory _outputs;

    internal ImagePuller(
        ReferenceResolver resolver, RegistryAuthenticator authenticator, ManifestSelector selector,
        LayerFetcher fetcher, OutputFactory outputs) =>
        (_resolver, _authenticator, _selector, _fetcher, _outputs) =
            (resolver, authenticator, selector, fetcher, outputs);

    internal PullActivities? Activities { get; init; }

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Pulls the images of one output.</summary>
    /// <param name="request">The images and the output.</param>
    /// <param name="cancellationToken">Cancels the pull; what has arrived is kept for the next pull of the same
    /// request.</param>
    /// <returns>The images and the output.</returns>
    /// <exception cref="RegistryPullException">The pull failed; the message is for the user.</exception>
    public async Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = Time.GetTimestamp();
        using var activity = Activities?.StartPull(request);
        var opened = new List<OpenedImage>();
        try
        {
            var output = _outputs.Open(request);
            foreach (var reference in request.References)
            {
                await FailureContext
                    .RunAsync(reference, () => OpenAsync(reference, request, opened, cancellationToken))
                    .ConfigureAwait(false);
            }

            ExportImage[] images = [.. opened.Select(static item => item.Image)];
            var written = await FailureContext
                .RunAsync(opened, () => output.WriteAsync(images, _fetcher.Open(opened), cancellationToken))
                .ConfigureAwait(false);
            return new PullResult(
                [.. opened.Select(item => Result(item.Image, written))],
                output.Format,
                written.Path,
                written.Size,
                written.UpToDate,
                Time.GetElapsedTime(started));
        }
        catch (Exception error)
        {
            activity?.SetFailure(error);
            throw;
        }
        finally
        {
            opened.ForEach(static item => item.Repository.Dispose());
        }
    }

    private async Task<ExportImage> OpenAsync(
        ImageReference reference, PullRequest request, List<OpenedImage> opened, CancellationToken cancellationToken)
    {
        var source = _resolver.Resolve(reference);
        var repository = await _authenticator.OpenAsync(source, cancellationToken).ConfigureAwait(false);
        var image = await SelectAsync(repository, request, cancellationToken).ConfigureAwait(false);
        opened.Add(new OpenedImage(repository, image));
        return image;
    }

    private async Task<ExportImage> SelectAsync(
        IImageRepository repository, PullRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _selector.SelectAsync(repository, request, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            repository.Dispose();
            throw;
        }
    }

    private static PulledImage Result(ExportImage image, WrittenOutput written) => new(
        image.Reference,
        image.Root.Digest,
        image.ChosenFrom,
        [.. Platforms(image)],
        image.Manifests is [var only] ? only.Manifest.Config.Digest : null,
        [.. Layers(image).Select(layer => new PulledLayer(layer, Origin(image, written, layer.Digest)))])
    {
        OutputDigest = written.Digests.GetValueOrDefault(image.Root.Digest),
    };

    private static IEnumerable<Platform> Platforms(ExportImage image) =>
        image.Manifests.Where(static selected => !selected.Manifest.Descriptor.IsAttestation)
            .Select(static selected => selected.Platform).OfType<Platform>().Distinct();

    private static IEnumerable<Descriptor> Layers(ExportImage image) =>
        image.Manifests.SelectMany(static selected => selected.Manifest.Layers)
            .DistinctBy(static layer => layer.Digest);

    private static BlobOrigin Origin(ExportImage image, WrittenOutput written, Digest layer) =>
        image.Omitted.Contains(layer)
        ? BlobOrigin.Omitted
        : written.Origins.GetValueOrDefault(layer, BlobOrigin.Present);
}
