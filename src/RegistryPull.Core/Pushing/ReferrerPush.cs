using System.Collections.Immutable;
using RegistryPull.Repositories;

namespace RegistryPull.Pushing;

/// <summary>Pushes the artifacts about an image. Where the registry keeps no lists of referrers, the tag that stands
/// for a list gets them.</summary>
/// <remarks>OCI distribution-spec <c>spec.md#pushing-manifests-with-subject</c> and <c>#referrers-tag-schema</c>. The
/// specification has no way to change the tag without a race: two pushes at the same moment may lose an entry, which
/// the next push adds.</remarks>
/// <param name="target">The repository.</param>
/// <param name="documents">Pushes the manifests.</param>
internal sealed class ReferrerPush(IImageTarget target, DocumentPush documents)
{
    /// <summary>Pushes the artifacts.</summary>
    /// <param name="referrers">The artifacts, each after what it is about.</param>
    /// <param name="isDryRun">Whether the registry is only asked.</param>
    /// <param name="cancellationToken">Cancels the push.</param>
    /// <returns>Whether the registry had less than all of it before.</returns>
    public async Task<bool> RunAsync(
        ImmutableArray<PlannedReferrer> referrers, bool isDryRun, CancellationToken cancellationToken)
    {
        var isNew = false;
        foreach (var referrer in referrers)
        {
            isNew |= await documents
                .PutAsync(referrer.Document, referrer.Tag, isDryRun, cancellationToken)
                .ConfigureAwait(false);
        }

        foreach (var group in referrers.Where(static one => one.Tag is null).GroupBy(static one => one.Subject))
        {
            isNew |= await ListAsync(group.Key, [.. group], isDryRun, cancellationToken).ConfigureAwait(false);
        }

        return isNew;
    }

    private async Task<bool> ListAsync(
        Digest subject, PlannedReferrer[] referrers, bool isDryRun, CancellationToken cancellationToken)
    {
        if (await target.ListsReferrersAsync(subject, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        var tag = $"{subject.Algorithm}-{subject.Hex}";
        var present = await target.GetIndexAsync(tag, cancellationToken).ConfigureAwait(false);
        var known = present.Select(static one => one.Digest).ToHashSet();
        Descriptor[] missing =
            [.. referrers.Select(static one => one.Listed).Where(one => !known.Contains(one.Digest))];
        if (missing.Length > 0 && !isDryRun)
        {
            var index = ImageIndex.Create([.. present, .. missing]);
            await target.PutManifestAsync(tag, index.Descriptor, index.Bytes, cancellationToken).ConfigureAwait(false);
        }

        return missing.Length > 0;
    }
}
