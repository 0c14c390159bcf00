using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Selecting;

namespace RegistryPull.Serving;

/// <summary>Reads what archives have to serve: all manifests and indexes, each verified by its digest.</summary>
/// <param name="progress">Shows what cannot be served.</param>
internal sealed class CatalogReader(IPullProgress progress)
{
    private const int MaxDocuments = 100_000;

    /// <summary>Reads the catalog of archives.</summary>
    /// <param name="archives">The archives, in the order of the command line.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The catalog. A document that is damaged or missing is reported and left out.</returns>
    /// <exception cref="InvalidContentException">The archives have more documents than any real set of
    /// images.</exception>
    public async Task<ServedCatalog> ReadAsync(
        ImmutableArray<ImageArchive> archives, CancellationToken cancellationToken)
    {
        var catalog = new ServedCatalog(archives);
        foreach (var archive in archives)
        {
            foreach (var image in archive.Images)
            {
                await AddAsync(catalog, archive, image, cancellationToken).ConfigureAwait(false);
            }
        }

        return catalog;
    }

    private async Task AddAsync(
        ServedCatalog catalog, ImageArchive archive, ArchiveImage image, CancellationToken cancellationToken)
    {
        var root = await image.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var budget = new DocumentBudget(archive.Path);
        var document = await AddAsync(catalog, archive, root, budget, cancellationToken).ConfigureAwait(false);
        if (document is null)
        {
            return;
        }

        foreach (var name in image.Names.Select(static name => name.Reference))
        {
            if (!catalog.TryAdd(name, document))
            {
                progress.Note(
                    $"{archive.Path} has another {name.Familiar} than an archive before it, which is served");
            }
        }
    }

    // Each document is added once, so a circle of indexes ends.
    private async Task<ServedDocument?> AddAsync(
        ServedCatalog catalog, ImageArchive archive, Descriptor root, DocumentBudget budget,
        CancellationToken cancellationToken)
    {
        if (catalog.Find(root.Digest) is { } known)
        {
            return known;
        }

        ServedDocument? first = null;
        var waiting = new Queue<Descriptor>([root]);
        for (var count = 0; waiting.TryDequeue(out var next); count++)
        {
            if (count == MaxDocuments)
            {
                throw new InvalidContentException(
                    $"{TerminalText.Sanitize(archive.Path)} has more than {MaxDocuments} manifests under one name");
            }

            budget.Take(next);
            var document = await ReadAsync(catalog, archive, next, waiting, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                first = document;
            }
        }

        return first;
    }

    private async Task<ServedDocument?> ReadAsync(
        ServedCatalog catalog, ImageArchive archive, Descriptor entry, Queue<Descriptor> waiting,
        CancellationToken cancellationToken)
    {
        try
        {
            var name = $"{entry.Digest} of {archive.Path}";
            var bytes = await ArchiveDocument
                .ReadAsync(archive, entry.Digest, cancellationToken)
                .ConfigureAwait(false) ?? throw new InvalidContentException($"{name} is not in the archive");
            var type = DocumentKind.Determine(bytes, entry.MediaType, name);
            var descriptor = entry with { MediaType = type, Size = bytes.Length };
            var document = new ServedDocument(descriptor, archive);
            if (catalog.TryAdd(document))
            {
                Follow(catalog, document, bytes, waiting);
            }

            return document;
        }
        catch (InvalidContentException failure)
        {
            progress.Note(TerminalText.Sanitize($"{failure.Message}: it is not served"));
            return null;
        }
    }

    private static void Follow(
        ServedCatalog catalog, ServedDocument document, byte[] bytes, Queue<Descriptor> waiting)
    {
        if (MediaTypes.IsIndex(document.Descriptor.MediaType))
        {
            foreach (var entry in ImageIndex.Parse(document.Descriptor, bytes).Manifests)
            {
                Enqueue(catalog, entry, waiting);
            }
        }

        var said = SubjectJson.Read(bytes, $"{document.Descriptor.Digest} of {document.Archive.Path}");
        if (Digest.TryParse(said?.Subject?.Digest, out var subject))
        {
            var descriptor = document.Descriptor with { Annotations = said!.ReadAnnotations() };
            catalog.Add(subject, new ServedReferrer(descriptor, said.Kind()));
        }
    }

    private static void Enqueue(ServedCatalog catalog, Descriptor entry, Queue<Descriptor> waiting)
    {
        // An entry of an index may be left out of an archive of some platforms: that is no failure.
        var isHeld = catalog.Archives.Any(archive => archive.Blobs.Find(entry.Digest) is not null);
        if (isHeld && catalog.Find(entry.Digest) is null)
        {
            waiting.Enqueue(entry);
        }
    }
}
