using System.Collections.Immutable;
using RegistryPull.Fetching;
using RegistryPull.Opening;
using RegistryPull.Pushing;
using RegistryPull.Registries;
using RegistryPull.Resolving;
using RegistryPull.Selecting;

namespace RegistryPull;

/// <summary>Copies images into a registry, their digests kept.</summary>
public sealed class ImagePusher
{
    private readonly ImageOpener _opener;
    private readonly ReferenceResolver _resolver;
    private readonly RegistryAuthenticator _authenticator;
    private readonly PushContext _context;
    private readonly TimeProvider _time;

    internal ImagePusher(
        ImageOpener opener,
        ReferenceResolver resolver,
        RegistryAuthenticator authenticator,
        PushContext context,
        TimeProvider time) =>
        (_opener, _resolver, _authenticator, _context, _time) = (opener, resolver, authenticator, context, time);

    /// <summary>Pushes an image.</summary>
    /// <remarks>With a <see cref="RegistryPullOptions.Credential"/>, set <see cref="RegistryPullOptions.Registry"/>: it
    /// says that the credential is for the registry that is pushed to, and not for the image's.</remarks>
    /// <param name="request">The image and the registry.</param>
    /// <param name="cancellationToken">Cancels the push. What the registry has is not sent again by the next
    /// one.</param>
    /// <returns>The names of the image in the registry.</returns>
    /// <exception cref="RegistryPullException">The push failed; the message is for the user.</exception>
    public async Task<PushResult> PushAsync(PushRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = _time.GetTimestamp();
        var options = new SelectionOptions(request.Platforms, []) { Referrers = request.Referrers };
        using var opened = await _opener
            .OpenAllAsync([request.Image], options, cancellationToken).ConfigureAwait(false);
        var image = opened.Items[0];
        NoteSource(request.Image, image);
        var pushed = ImmutableArray.CreateBuilder<PushedImage>();
        foreach (var names in NamesOf(request, image).GroupBy(static name => name.Repository))
        {
            pushed.AddRange(await PushAsync(request, image, [.. names], cancellationToken).ConfigureAwait(false));
        }

        return new PushResult(pushed.ToImmutable(), request.IsDryRun, _time.GetElapsedTime(started));
    }

    private async Task<ImmutableArray<PushedImage>> PushAsync(
        PushRequest request,
        OpenedImage image,
        ImmutableArray<ImageReference> names,
        CancellationToken cancellationToken) =>
        await FailureContext.RunAsync(names[0], async () =>
        {
            var endpoint = _resolver.ResolveTarget(names[0]);
            using var target = await _authenticator
                .OpenTargetAsync(endpoint, _context.Limits, cancellationToken).ConfigureAwait(false);
            return await new ImagePush(request.Image, image, target, _context)
                .RunAsync(names, request.IsDryRun, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);

    private static IEnumerable<ImageReference> NamesOf(PushRequest request, OpenedImage opened)
    {
        var (image, target) = (opened.Image, request.Target);
        if (!request.Names.IsEmpty)
        {
            return request.Names.Select(name => TargetName.Parse(target, name)).Distinct();
        }

        if (!image.Names.IsEmpty)
        {
            return image.Names.Select(target.NameOf).Distinct();
        }

        if (request.Image.Path is not null)
        {
            throw new InvalidRequestException($"{request.Image} has no name to push it by: give one with --tag NAME");
        }

        return [target.NameOf(image.Reference)];
    }

    // A layer that the registry has in the repository of the source can be mounted.
    private void NoteSource(ImageLocator locator, OpenedImage opened)
    {
        if (locator.Path is not null)
        {
            return;
        }

        foreach (var blob in PushPlan.From(opened.Image).Blobs)
        {
            _context.Known.Add(locator.Reference, blob.Blob.Digest);
        }
    }
}
