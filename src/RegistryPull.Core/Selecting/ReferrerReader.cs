using System.Collections.Immutable;
using RegistryPull.Exporting;
using RegistryPull.Repositories;

namespace RegistryPull.Selecting;

/// <summary>Finds what refers to an image: by the registry's list of referrers, and by cosign's tags.</summary>
/// <param name="repository">Where to ask.</param>
/// <param name="manifests">Reads and verifies the manifests.</param>
/// <param name="progress">Shows what is left out.</param>
internal sealed class ReferrerReader(IImageRepository repository, ManifestReader manifests, IPullProgress progress)
{
    // A signature of an SBOM of an image. What is deeper is not about the image.
    private const int MaxDepth = 3;
    private const int MaxReferrers = 1000;

    private readonly Dictionary<(Digest Subject, Digest Referrer), Referrer> _found = [];

    /// <summary>Reads the referrers of an image, and theirs.</summary>
    /// <param name="subjects">The digests of the image's manifests and indexes.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="RegistryPullException">The registry cannot say, or a manifest is not sound.</exception>
    public async Task<ImmutableArray<Referrer>> ReadAsync(
        IEnumerable<Digest> subjects, CancellationToken cancellationToken)
    {
        var asked = new HashSet<Digest>();
        Digest[] level = [.. subjects];
        for (var depth = 0; depth < MaxDepth && level.Length > 0; depth++)
        {
            var next = new List<Digest>();
            foreach (var subject in level.Where(asked.Add))
            {
                next.AddRange(await ReadAsync(subject, cancellationToken).ConfigureAwait(false));
            }

            level = [.. next];
        }

        return [.. _found.Values];
    }

    private async Task<IReadOnlyList<Digest>> ReadAsync(Digest subject, CancellationToken cancellationToken)
    {
        var listed = await repository.GetReferrersAsync(subject, artifactType: null, cancellationToken)
            .ConfigureAwait(false);
        var found = new List<Digest>();
        foreach (var entry in listed)
        {
            if (MediaTypes.IsManifest(entry.MediaType))
            {
                var selected = await manifests.ReadAsync(entry, cancellationToken).ConfigureAwait(false);
                Add(found, new Referrer(subject, selected, Tag: null));
            }
            else
            {
                progress.Note($"{repository.Reference.Familiar}: {entry.Digest} refers to it, and is left out: "
                    + $"it is '{TerminalText.Sanitize(entry.MediaType)}', not a manifest");
            }
        }

        foreach (var tag in ReferrerTag.Cosign(subject))
        {
            if (await TryReadTagAsync(tag, cancellationToken).ConfigureAwait(false) is { } selected)
            {
                Add(found, new Referrer(subject, selected, tag));
            }
        }

        return found;
    }

    private void Add(List<Digest> found, Referrer referrer)
    {
        var digest = referrer.Selected.Manifest.Descriptor.Digest;
        _found[(referrer.Subject, digest)] = referrer;
        found.Add(digest);
        if (_found.Count > MaxReferrers)
        {
            throw new InvalidContentException(
                $"{repository.Reference.Familiar} has more than {MaxReferrers} referrers, which no image has");
        }
    }

    private async Task<SelectedManifest?> TryReadTagAsync(string tag, CancellationToken cancellationToken)
    {
        try
        {
            return await manifests.ReadTaggedAsync(tag, cancellationToken).ConfigureAwait(false);
        }
        catch (ImageNotFoundException)
        {
            return null;
        }
    }
}
