using System.Collections.Immutable;
using RegistryPull.Fetching;
using RegistryPull.Repositories;

namespace RegistryPull.Pushing;

/// <summary>The push of one image into one repository: blobs, manifests, indexes, then the tags. So a tag never points
/// to an incomplete image.</summary>
/// <param name="image">The image as it was asked for.</param>
/// <param name="opened">The image and its repository.</param>
/// <param name="target">The repository to push to.</param>
/// <param name="context">What all pushes share.</param>
internal sealed class ImagePush(
    ImageLocator image, OpenedImage opened, IImageTarget target, PushContext context)
{
    private readonly PushPlan _plan = PushPlan.From(opened.Image);

    /// <summary>Pushes the image.</summary>
    /// <param name="names">Its names in the repository; one without a tag stands for the digest alone.</param>
    /// <param name="isDryRun">Whether the registry is only asked.</param>
    /// <param name="cancellationToken">Cancels the push.</param>
    /// <returns>The image under each name.</returns>
    public async Task<ImmutableArray<PushedImage>> RunAsync(
        ImmutableArray<ImageReference> names, bool isDryRun, CancellationToken cancellationToken)
    {
        PlannedBlob[] own = [.. _plan.Blobs.Where(static planned => !planned.IsForeign)];
        context.Progress.Planned(opened.Image.Reference.Familiar, [.. own.Select(static planned => planned.Blob)]);
        NoteForeign(own.Length);
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = context.Connections,
            CancellationToken = cancellationToken,
        };
        var deliveries = new BlobDelivery[own.Length];

        // The longest first: a long one that starts last would end alone.
        var order = Enumerable.Range(0, own.Length).OrderByDescending(i => own[i].Blob.Size);
        await Parallel.ForEachAsync(
            order,
            bounds,
            async (i, ct) => deliveries[i] = await DeliverAsync(own[i], isDryRun, ct).ConfigureAwait(false))
            .ConfigureAwait(false);
        var documents = new DocumentPush(_plan, target, bounds);
        var put = await documents.RunAsync(names, isDryRun).ConfigureAwait(false);
        var isMore = await new ReferrerPush(target, documents)
            .RunAsync(_plan.Referrers, isDryRun, cancellationToken)
            .ConfigureAwait(false);
        var blobs = Blobs(own, deliveries);
        return [.. names.Zip(put, (name, isNew) => Result(name, blobs, isUpToDate: !isNew && !isMore))];
    }

    private async Task<BlobDelivery> DeliverAsync(
        PlannedBlob planned, bool isDryRun, CancellationToken cancellationToken)
    {
        var blob = planned.Blob;
        try
        {
            context.Progress.Started(blob);
            var delivery = await FindOrSendAsync(planned, isDryRun, cancellationToken).ConfigureAwait(false);
            if (delivery != BlobDelivery.Missing)
            {
                context.Known.Add(target.Reference, blob.Digest);
            }

            context.Progress.Completed(blob, OriginOf(delivery));
            return delivery;
        }
        catch (RegistryPullException failure)
        {
            failure.Digest = blob.Digest;
            throw;
        }
    }

    private static BlobOrigin OriginOf(BlobDelivery delivery) => delivery switch
    {
        BlobDelivery.Sent => BlobOrigin.Registry,
        _ => BlobOrigin.Present,
    };

    private async Task<BlobDelivery> FindOrSendAsync(
        PlannedBlob planned, bool isDryRun, CancellationToken cancellationToken)
    {
        if (await target.HasBlobAsync(planned.Blob, cancellationToken).ConfigureAwait(false))
        {
            return BlobDelivery.Present;
        }

        if (isDryRun)
        {
            return BlobDelivery.Missing;
        }

        var mountFrom = context.Known.Find(target.Reference, planned.Blob.Digest);
        var content = Open(planned);
        await using (content.ConfigureAwait(false))
        {
            var isMounted = await target.SendBlobAsync(content, mountFrom, cancellationToken).ConfigureAwait(false);
            return isMounted switch
            {
                true => BlobDelivery.Mounted,
                false => BlobDelivery.Sent,
            };
        }
    }

    private UploadContent Open(PlannedBlob planned) => planned.Bytes switch
    {
        { } bytes => UploadContent.From(planned.Blob, bytes, image, context.Progress),
        null => UploadContent.From(opened.Repository, planned.Blob, image, context.Fetching),
    };

    private void NoteForeign(int own)
    {
        var foreign = _plan.Blobs.Length - own;
        if (foreign > 0)
        {
            context.Progress.Note(
                $"{opened.Image.Reference.Familiar}: {foreign} of its layers may not be distributed by registries and "
                + "stay at the addresses that the manifest names, as docker push leaves them");
        }
    }

    private ImmutableArray<PushedBlob> Blobs(PlannedBlob[] own, BlobDelivery[] deliveries)
    {
        var byDigest = own.Zip(deliveries).ToDictionary(
            static pair => pair.First.Blob.Digest, static pair => pair.Second);
        return
        [
            .. _plan.Blobs.Select(planned => new PushedBlob(
                planned.Blob, byDigest.GetValueOrDefault(planned.Blob.Digest, BlobDelivery.Foreign))),
        ];
    }

    private PushedImage Result(ImageReference name, ImmutableArray<PushedBlob> blobs, bool isUpToDate) => new(
        image,
        name,
        _plan.Root.Descriptor.Digest,
        opened.Image.ChosenFrom,
        [.. Platforms()],
        blobs,
        isUpToDate)
    {
        Referrers = [.. _plan.Referrers.Select(static referrer => referrer.Document.Descriptor.Digest).Distinct()],
    };

    private IEnumerable<Platform> Platforms() => opened.Image.Manifests
        .Where(static selected => !selected.Manifest.Descriptor.IsAttestation)
        .Select(static selected => selected.Platform).OfType<Platform>().Distinct();
}
