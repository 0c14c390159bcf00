using System.Collections.Immutable;
using RegistryPull.Repositories;
using RegistryPull.Retrying;

namespace RegistryPull.Opening;

/// <summary>Replaces tags by the digests that a lock has for them, and reports tags that have moved since.</summary>
internal sealed class PinCheck(IPullProgress progress)
{
    /// <summary>Adds the digest of a pin to an image in a registry.</summary>
    /// <returns>The same image when it has a digest or no pin.</returns>
    public static ImageLocator Pin(ImageLocator locator, ImmutableDictionary<ImageReference, Digest> pins)
    {
        var isFree = locator is { Path: null, Reference.Digest: null };
        if (!isFree || !pins.TryGetValue(locator.Reference, out var digest))
        {
            return locator;
        }

        return locator with { Reference = ImageReference.Parse($"{locator.Reference}@{digest}") };
    }

    /// <summary>Selects an image, and says of a digest that is gone that it comes from the lock.</summary>
    /// <param name="isPinned">Whether the lock has the digest.</param>
    /// <param name="select">Selects the image.</param>
    /// <exception cref="ImageNotFoundException">The image is not there.</exception>
    public static async Task<T> ExplainAsync<T>(bool isPinned, Func<Task<T>> select)
    {
        try
        {
            return await select().ConfigureAwait(false);
        }
        catch (ImageNotFoundException gone) when (isPinned)
        {
            throw new ImageNotFoundException(
                $"{gone.Message}; the digest is that of the lock: remove the image there to take what its tag leads to",
                gone)
            {
                Digest = gone.Digest,
                Status = gone.Status,
            };
        }
    }

    /// <summary>Reports when the tag of a pinned image leads to another digest at present. A registry that cannot say
    /// so is ignored, because the image itself is there.</summary>
    /// <param name="repository">The repository that was opened for the pinned image.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public async Task NoteIfMovedAsync(IImageRepository repository, CancellationToken cancellationToken)
    {
        var pinned = repository.Reference;
        try
        {
            var head = await repository.HeadManifestAsync(pinned.Tag!, cancellationToken).ConfigureAwait(false);
            if (head is { Digest: var now } && now != pinned.Digest)
            {
                progress.Note($"{pinned.Tagged!.Familiar} has moved to {now}: the lock keeps {pinned.Digest}");
            }
        }
        catch (Exception error) when (error is RegistryPullException or TransientException)
        {
            progress.Detail($"{pinned.Tagged!.Familiar}: it is not known whether the tag has moved");
        }
    }
}
