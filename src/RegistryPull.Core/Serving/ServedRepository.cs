namespace RegistryPull.Serving;

/// <summary>A repository that archives hold images of.</summary>
/// <param name="registry">The registry that the images came from.</param>
/// <param name="path">The repository's path in that registry.</param>
internal sealed class ServedRepository(string registry, string path)
{
    private readonly SortedDictionary<string, ServedDocument> _tags = new(StringComparer.Ordinal);

    /// <summary>Gets the registry that the images came from.</summary>
    public string Registry => registry;

    /// <summary>Gets the tags in the order of the distribution specification: by their bytes.</summary>
    public IReadOnlyCollection<string> Tags => _tags.Keys;

    /// <summary>Returns the names that the repository is served under.</summary>
    /// <remarks>A port cannot stand in the path of a request as docker writes it, so <c>-</c> takes the place of its
    /// colon: as with <c>push --keep-host</c>.</remarks>
    public IEnumerable<string> Names()
    {
        yield return path;
        yield return $"{registry}/{path}";
        if (registry.Contains(':', StringComparison.Ordinal))
        {
            yield return $"{registry.Replace(':', '-')}/{path}";
        }

        // The short name of an official image of Docker Hub.
        yield return ImageReference.Parse($"{registry}/{path}").AsRepository.Familiar;
    }

    /// <summary>Adds a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="document">What it points to.</param>
    /// <returns>Whether it is new, or points to the same content as before.</returns>
    public bool TryAdd(string tag, ServedDocument document) =>
        _tags.TryAdd(tag, document) || _tags[tag].Descriptor.Digest == document.Descriptor.Digest;

    /// <summary>Finds what a tag points to.</summary>
    /// <returns>The manifest or index; null when there is no such tag.</returns>
    public ServedDocument? Find(string tag) => _tags.GetValueOrDefault(tag);
}
