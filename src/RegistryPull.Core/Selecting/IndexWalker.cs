using RegistryPull.Repositories;


namespace RegistryPull.Selecting;

/// <summary>Follows an index into the indexes inside it, within bounds.</summary>
internal static class IndexWalker
{
    private const int MaxDepth = 4;
    private const int MaxIndexes = 100;

    /// <summary>The index and all that are nested in it, the outermost first, each once.</summary>
    public static async Task<IReadOnlyList<ImageIndex>> WalkAsync(
        IImageRepository repository, ImageIndex root, DocumentBudget budget, CancellationToken cancellationToken)
    {
        var found = new List<ImageIndex> { root };
        var seen = new HashSet<Digest> { root.Descriptor.Digest };
        ImageIndex[] level = [root];
        for (var depth = 1; level.Length > 0; depth++)
        {
            var nested = level.SelectMany(static index => index.Manifests).Where(
                entry => MediaTypes.IsIndex(entry.MediaType) && seen.Add(entry.Digest)).ToArray();
            if (nested.Length > 0 && (depth == MaxDepth || seen.Count > MaxIndexes))
            {
                throw new InvalidContentException($"{repository.Reference.Familiar} nests its indexes too deep: "
                    + $"at most {MaxDepth} levels and {MaxIndexes} indexes");
            }

            // One after the other: they are rare, and in parallel all of them would be in memory before the first is
            // checked.
            level = new ImageIndex[nested.Length];
            for (var i = 0; i < nested.Length; i++)
            {
                var bytes = await DocumentReader.ReadEntryAsync(
                    repository, nested[i], budget, cancellationToken).ConfigureAwait(false);
                level[i] = ImageIndex.Parse(nested[i], bytes);
            }

            found.AddRange(level);
        }

        return found;
    }
}
