using System.Collections.Immutable;
using RegistryPull.Archives;

namespace RegistryPull.Serving;

/// <summary>What a set of archives has to serve: repositories with their tags, documents, and referrers.</summary>
/// <param name="archives">The archives, in the order of the command line.</param>
internal sealed class ServedCatalog(ImmutableArray<ImageArchive> archives)
{
    private readonly Dictionary<string, ServedRepository> _repositories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ServedRepository>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<Digest, ServedDocument> _documents = [];
    private readonly Dictionary<Digest, List<ServedReferrer>> _referrers = [];

    /// <summary>Gets the archives, in the order of the command line.</summary>
    public ImmutableArray<ImageArchive> Archives => archives;

    /// <summary>Gets the repositories, in the order in which the archives name them.</summary>
    public IReadOnlyCollection<ServedRepository> Repositories => _repositories.Values;

    /// <summary>Adds a manifest or index.</summary>
    /// <returns>Whether it is new.</returns>
    public bool TryAdd(ServedDocument document) => _documents.TryAdd(document.Descriptor.Digest, document);

    /// <summary>Adds a manifest that refers to another one.</summary>
    public void Add(Digest subject, ServedReferrer referrer)
    {
        if (!_referrers.TryGetValue(subject, out var all))
        {
            _referrers.Add(subject, all = []);
        }

        all.Add(referrer);
    }

    /// <summary>Adds a name of an image.</summary>
    /// <returns>Whether it is new, or means the same content as before.</returns>
    public bool TryAdd(ImageReference name, ServedDocument document)
    {
        if (!_repositories.TryGetValue(name.Name, out var repository))
        {
            repository = new ServedRepository(name.Registry, name.Repository);
            _repositories.Add(name.Name, repository);
            AddNames(repository);
        }

        return repository.TryAdd(name.Tag!, document);
    }

    /// <summary>Finds the repositories that a request may mean, the most likely first.</summary>
    /// <param name="name">The name in the path of the request, with or without a registry.</param>
    /// <param name="registry">The registry of the parameter <c>ns</c>; null for none.</param>
    /// <remarks>Docker asks the mirror of Docker Hub for names without a registry, so Docker Hub comes first.</remarks>
    public IReadOnlyList<ServedRepository> Find(string name, string? registry)
    {
        if (!_names.TryGetValue(name, out var named))
        {
            return [];
        }

        return
        [
            .. named.Where(repository => registry is null || repository.Registry == registry)
                .OrderBy(static repository => repository.Registry != ImageReference.DockerHub),
        ];
    }

    /// <summary>Finds a manifest or index by its digest.</summary>
    /// <returns>The document; null when no archive has it.</returns>
    public ServedDocument? Find(Digest digest) => _documents.GetValueOrDefault(digest);

    /// <summary>Returns the manifests that refer to a manifest.</summary>
    public IReadOnlyList<ServedReferrer> Referrers(Digest subject) => _referrers.GetValueOrDefault(subject) ?? [];

    private void AddNames(ServedRepository repository)
    {
        foreach (var name in repository.Names().Distinct(StringComparer.Ordinal))
        {
            if (!_names.TryGetValue(name, out var named))
            {
                _names.Add(name, named = []);
            }

            named.Add(repository);
        }
    }
}
