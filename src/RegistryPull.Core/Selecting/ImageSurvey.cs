using System.Collections.Immutable;
using RegistryPull.Repositories;

namespace RegistryPull.Selecting;

/// <summary>What an image's name leads to, before anything is chosen: one manifest, or an index with all the indexes
/// inside it.</summary>
/// <param name="Root">What the name points to.</param>
/// <param name="Bytes">The root as served, verified.</param>
/// <param name="Indexes">The root and the indexes inside it, the outermost first; empty for one manifest.</param>
/// <param name="Budget">What the image's documents may still come to.</param>
/// <param name="Manifests">Reads the manifests.</param>
internal sealed record ImageSurvey(
    Descriptor Root, byte[] Bytes, ImmutableArray<ImageIndex> Indexes, DocumentBudget Budget, ManifestReader Manifests)
{
    /// <summary>Whether there is something to choose from.</summary>
    public bool IsIndex => !Indexes.IsEmpty;

    /// <summary>The manifests of all the indexes, attestations too. One that is listed for several platforms stands
    /// once for each.</summary>
    public ImmutableArray<Descriptor> Entries { get; init; } = [.. Indexes.SelectMany(static index => index.Manifests)
        .Where(static entry => !MediaTypes.IsIndex(entry.MediaType))
            .DistinctBy(static entry => (entry.Digest, entry.Platform))];

    /// <summary>Whether a pull without a named platform would find one.</summary>
    public bool Suits(string machine) => !IsIndex || PlatformSelection.Suitable(Entries, machine) is not null;

    /// <summary>Reads what a name leads to.</summary>
    /// <param name="repository">Where to read.</param>
    /// <param name="choice">The platforms that will be chosen from it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<ImageSurvey> ReadAsync(
        IImageRepository repository, PlatformChoice choice, CancellationToken cancellationToken)
    {
        var budget = new DocumentBudget(repository.Reference.Familiar);
        var manifests = new ManifestReader(repository, budget);
        var (root, bytes) = await DocumentReader.ReadRootAsync(repository, cancellationToken).ConfigureAwait(false);
        if (!MediaTypes.IsIndex(root.MediaType))
        {
            return new ImageSurvey(root, bytes, [], budget, manifests);
        }

        var indexes = await IndexWalker.WalkAsync(
            repository, ImageIndex.Parse(root, bytes), budget, cancellationToken).ConfigureAwait(false);
        var survey = new ImageSurvey(root, bytes, [.. indexes], budget, manifests);
        var entries = await UnstatedPlatforms.FindAsync(
            survey.Entries, choice, manifests, cancellationToken).ConfigureAwait(false);
        return survey with { Entries = entries };
    }
}
