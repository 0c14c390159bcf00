using System.Collections.Immutable;
using RegistryPull.Repositories;

namespace RegistryPull.Pushing;

/// <summary>Pushes the manifests and indexes of an image, what is referred to before what refers to it.</summary>
internal sealed class DocumentPush(PushPlan plan, IImageTarget target, ParallelOptions bounds)
{
    private int _put;

    /// <summary>Pushes the documents that the repository does not have.</summary>
    /// <param name="names">The names of the root.</param>
    /// <param name="isDryRun">Whether the registry is only asked.</param>
    /// <returns>For each name, whether the registry had less than all of it before.</returns>
    public async Task<ImmutableArray<bool>> RunAsync(ImmutableArray<ImageReference> names, bool isDryRun)
    {
        await Parallel.ForEachAsync(
            plan.Manifests,
            bounds,
            async (manifest, ct) => await PutAsync(manifest, null, isDryRun, ct).ConfigureAwait(false))
            .ConfigureAwait(false);
        foreach (var index in plan.Indexes)
        {
            await PutAsync(index, null, isDryRun, bounds.CancellationToken).ConfigureAwait(false);
        }

        var isNew = _put > 0;
        var results = ImmutableArray.CreateBuilder<bool>(names.Length);
        foreach (var name in names)
        {
            var isPut = await PutAsync(
                plan.Root, name.Tag, isDryRun, bounds.CancellationToken).ConfigureAwait(false);
            results.Add(isNew || isPut);
        }

        return results.MoveToImmutable();
    }

    /// <summary>Pushes a document that the repository does not have.</summary>
    /// <param name="document">The document.</param>
    /// <param name="tag">The tag that it gets; null for its digest alone.</param>
    /// <param name="isDryRun">Whether the registry is only asked.</param>
    /// <param name="cancellationToken">Cancels the push.</param>
    /// <returns>Whether it was not there.</returns>
    public async Task<bool> PutAsync(
        PlannedDocument document, string? tag, bool isDryRun, CancellationToken cancellationToken)
    {
        var (manifest, name) = (document.Descriptor, tag ?? $"{document.Descriptor.Digest}");
        if (await target.FindManifestAsync(name, cancellationToken).ConfigureAwait(false) == manifest.Digest)
        {
            return false;
        }

        Interlocked.Increment(ref _put);
        if (!isDryRun)
        {
            await target
                .PutManifestAsync(name, manifest, document.Bytes, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }
}
