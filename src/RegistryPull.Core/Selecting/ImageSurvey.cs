using System.Collections.Immutable;
using RegistryPull.Repositories;

namespace RegistryPull.Selecting;

/// <summary>What an image's name leads to, before anything is chosen: one manifest, or an index with all the indexes inside it.</summary>
/// <param name="Root">What the name points to.</param>
/// <param name="Bytes">The root as served, verified.</param>
/// <param name="Indexes">The root and the indexes inside it, the outermost first; empty for one manifest.</param>
/// <param name="Budget">What the image's documents may still come to.</param>
internal sealed record ImageSurvey(Descriptor Root, byte[] Bytes, ImmutableArray<ImageIndex> Indexes, DocumentBudget Budget)
{
    /// <summary>Whether there is something to choose from.</summary>
    public bool IsIndex => !Indexes.IsEmpty;

    /// <summary>The manifests of all the indexes, each once, attestations too.</summary>
    public ImmutableArray<Descriptor> Entries { get; } = [.. Indexes.SelectMany(static index => index.Manifests)
        .Where(static entry => !MediaTypes.IsIndex(entry.MediaType)).DistinctBy(static entry => entry.Digest)];

    /// <summary>Whether a pull without a named platform would find one.</summary>
    public bool Suits(string machine) => !IsIndex || PlatformSelection.Suitable(Entries, machine) is not null;

    public static async Task<ImageSurvey> ReadAsync(IImageRepository repository, CancellationToken cancellationToken)
    {
        var budget = new DocumentBudget(repository.Reference.Familiar);
        var (root, bytes) = await DocumentReader.ReadRootAsync(repository, cancellationToken);
        return new ImageSurvey(root, bytes, MediaTypes.IsIndex(root.MediaType)
            ? [.. await IndexWalker.WalkAsync(repository, ImageIndex.Parse(root, bytes), budget, cancellationToken)]
            : [], budget);
    }
}
