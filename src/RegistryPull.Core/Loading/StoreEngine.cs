using System.Collections.Immutable;
using RegistryPull.Exporting;
using RegistryPull.Output;

namespace RegistryPull.Loading;

/// <summary>An engine with an image store: what it has is not sent, and what was sent is looked for
/// afterwards.</summary>
/// <remarks>A reported success is not trusted: docker 25 prints an error for a delta without its base and
/// ends with 0, and <c>ctr</c> imports nothing of an archive without names and ends with 0, too.</remarks>
internal sealed class StoreEngine(IImageStore store, IPullProgress progress) : IEngine
{
    public string Name => store.Name;

    public async Task<ImmutableArray<LoadedImage>> LoadAsync(
        EngineImages images, CancellationToken cancellationToken)
    {
        var existing = new Dictionary<ExportImage, EngineImage>();
        foreach (var image in images.All)
        {
            if (await store.FindAsync(image, image.Root.Digest, cancellationToken).ConfigureAwait(false) is { } found)
            {
                existing.Add(image, found);
            }
        }

        ExportImage[] missing = [.. images.All.Where(image => !existing.ContainsKey(image))];
        await ThrowIfBaseIsMissingAsync(missing, cancellationToken).ConfigureAwait(false);
        var loaded = await TagAsync(existing, cancellationToken).ConfigureAwait(false);
        foreach (var group in Group(missing))
        {
            await SendAsync(images, group, loaded, cancellationToken).ConfigureAwait(false);
        }

        return [.. images.All.Select(image => loaded[image])];
    }

    public void Dispose() => store.Dispose();

    private async Task<Dictionary<ExportImage, LoadedImage>> TagAsync(
        Dictionary<ExportImage, EngineImage> existing, CancellationToken cancellationToken)
    {
        var loaded = new Dictionary<ExportImage, LoadedImage>();
        foreach (var (image, found) in existing)
        {
            string[] missing = [.. store.NamesOf(image, image.Root.Digest).Except(found.Names)];
            foreach (var name in missing)
            {
                await store.TagAsync(found, name, cancellationToken).ConfigureAwait(false);
            }

            loaded.Add(image, Result(image, WrittenOutput.AlreadyThere(""), OutcomeOf(missing)));
        }

        return loaded;
    }

    // Before the first byte: an engine that reads a delta without its base keeps a broken image.
    private async Task ThrowIfBaseIsMissingAsync(
        IEnumerable<ExportImage> images, CancellationToken cancellationToken)
    {
        foreach (var image in images)
        {
            if (OmittedLayers.From(image) is not { } omitted
                || await store.HasBaseAsync(omitted, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            throw new InvalidContentException(
                $"{image.Reference.Familiar} is a delta, and {Name} does not have the image that it builds on "
                + $"({omitted.Chain.Length} of its layers, up to {omitted.Chain[^1]}): load that one first, or "
                + "name its archive with --layers-from")
            {
                Images = [image.Reference],
            };
        }
    }

    // Archives of one format each, and of one image each where the engine would lose digests.
    private IEnumerable<ExportImage[]> Group(ExportImage[] images)
    {
        if (store.TakesSeveral)
        {
            return images.GroupBy(store.FormatOf).Select(static group => group.ToArray());
        }

        return images.Select(static image => new[] { image });
    }

    private async Task SendAsync(
        EngineImages images,
        ExportImage[] group,
        Dictionary<ExportImage, LoadedImage> loaded,
        CancellationToken cancellationToken)
    {
        var archive = images.Archive(group, store.FormatOf(group[0]));
        var answer = await ImportAsync(archive, cancellationToken).ConfigureAwait(false);
        foreach (var line in answer)
        {
            progress.Inform(line);
        }

        foreach (var image in group)
        {
            await ThrowIfNotKeptAsync(image, archive.Written!, answer, cancellationToken).ConfigureAwait(false);
            loaded.Add(image, Result(image, archive.Written!, LoadOutcome.Loaded));
        }
    }

    private async Task<ImmutableArray<string>> ImportAsync(EngineArchive archive, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ImportAsync(archive, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException refusal) when (archive.Images.Any(static image => !image.Omitted.IsEmpty))
        {
            // podman 4.3 finds a layer by the digest it was loaded under: an archive of several images leaves none.
            throw new EngineException(
                $"{refusal.Message}; where it has the base under other digests, as after podman load of several "
                + "images, --layers-from ARCHIVE sends the base's layers too",
                refusal)
            {
                Images = refusal.Images,
            };
        }
    }

    private async Task ThrowIfNotKeptAsync(
        ExportImage image, WrittenOutput written, ImmutableArray<string> answer, CancellationToken cancellationToken)
    {
        var digest = DigestOf(image, written);
        var kept = await store.FindAsync(image, digest, cancellationToken).ConfigureAwait(false);
        var missing = store.NamesOf(image, digest).Except(kept?.Names ?? []).FirstOrDefault();
        if (kept is null || missing is not null)
        {
            var said = answer.TakeLast(1).Select(static line => $"; it answered: {line}");
            throw new EngineException(
                $"{Name} took the archive, and does not have {missing ?? image.Reference.Familiar} afterwards"
                + string.Concat(said))
            {
                Images = [image.Reference],
            };
        }
    }

    private static LoadOutcome OutcomeOf(string[] added) => added switch
    {
        [] => LoadOutcome.Present,
        _ => LoadOutcome.Tagged,
    };

    private LoadedImage Result(ExportImage image, WrittenOutput written, LoadOutcome outcome) =>
        new(PulledImages.From(image, written), store.NamesOf(image, DigestOf(image, written)), outcome);

    // Another one than was served, where the layers are written uncompressed.
    private static Digest DigestOf(ExportImage image, WrittenOutput written) =>
        written.Digests.GetValueOrDefault(image.Root.Digest) ?? image.Root.Digest;
}
