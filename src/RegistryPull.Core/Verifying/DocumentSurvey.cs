using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Selecting;

namespace RegistryPull.Verifying;

/// <summary>Reads the documents of an archive, verifies them, and lists the blobs that they name.</summary>
/// <param name="archive">The archive.</param>
/// <param name="findings">Gets what is wrong with a document.</param>
internal sealed class DocumentSurvey(ImageArchive archive, FindingList findings)
{
    private const int MaxDepth = 4;
    private const int MaxDocuments = 20_000;
    private const int MaxBlobs = 200_000;

    private readonly Dictionary<Digest, SurveyedManifest?> _manifests = [];
    private readonly HashSet<Digest> _indexes = [];
    private readonly List<VerifiedImage> _images = [];
    private readonly LayerExpectations _layers = new(findings);
    private readonly List<Platform> _absent = [];
    private readonly List<Platform> _present = [];
    private int _blobs;

    /// <summary>Gets the images that could be read.</summary>
    public ImmutableArray<VerifiedImage> Images => [.. _images];

    /// <summary>Gets the manifests that could be read, each once.</summary>
    public IEnumerable<SurveyedManifest> Manifests => _manifests.Values.OfType<SurveyedManifest>();

    /// <summary>Gets the number of documents that were verified.</summary>
    public int Documents => Manifests.Count() + _indexes.Count;

    /// <summary>Reads all images.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (archive.Images.IsEmpty)
        {
            findings.Add(VerifyFindingKind.Document, $"{findings.Path} holds no images: its list is empty");
        }

        foreach (var image in archive.Images)
        {
            await GuardAsync(() => ReadAsync(image, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(ArchiveImage image, CancellationToken cancellationToken)
    {
        _absent.Clear();
        _present.Clear();
        var root = await image.GetRootAsync(cancellationToken).ConfigureAwait(false);
        ImmutableArray<ImageReference> names = [.. image.Names.Select(static name => name.Reference)];
        var name = names.FirstOrDefault()?.Familiar ?? root.Digest.ToString();
        var hasRoot = await ReadAsync(root, name, 0, cancellationToken).ConfigureAwait(false);
        if (!hasRoot)
        {
            findings.Add(
                VerifyFindingKind.Document, $"{findings.Path} does not have {root.Digest}, which {name} points to",
                root.Digest);
        }

        _images.Add(new VerifiedImage(names, root.Digest, [.. _present.Distinct()], [.. _absent.Distinct()]));
    }

    // Returns false when the archive does not have the document.
    private async Task<bool> ReadAsync(
        Descriptor document, string name, int depth, CancellationToken cancellationToken)
    {
        if (_indexes.Contains(document.Digest))
        {
            return true;
        }

        if (_manifests.TryGetValue(document.Digest, out var known))
        {
            AddPlatform(known?.Platform);
            return true;
        }

        var bytes = await ReadBytesAsync(document, cancellationToken).ConfigureAwait(false);
        if (bytes is null)
        {
            return false;
        }

        var kind = DocumentKind.Determine(bytes, document.MediaType, name);
        if (MediaTypes.IsIndex(kind))
        {
            _indexes.Add(document.Digest);
            var index = ImageIndex.Parse(document, bytes);
            await ReadAsync(index, name, depth + 1, cancellationToken).ConfigureAwait(false);
            return true;
        }

        _manifests[document.Digest] = null;
        await ReadManifestAsync(document, bytes, name, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task ReadAsync(ImageIndex index, string name, int depth, CancellationToken cancellationToken)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidContentException($"{name} has indexes in more than {MaxDepth} levels");
        }

        var missing = 0;
        foreach (var entry in index.Manifests)
        {
            var hasEntry = true;
            await GuardAsync(async () =>
                hasEntry = await ReadAsync(entry, name, depth, cancellationToken).ConfigureAwait(false))
                .ConfigureAwait(false);
            if (!hasEntry)
            {
                missing++;
                AddAbsent(entry.Platform);
            }
        }

        if (missing > 0 && missing == index.Manifests.Length)
        {
            throw new InvalidContentException(
                $"{findings.Path} has none of the manifests of the index {index.Descriptor.Digest} of {name}");
        }
    }

    private async Task ReadManifestAsync(
        Descriptor document, byte[] bytes, string name, CancellationToken cancellationToken)
    {
        var manifest = ImageManifest.Parse(document, bytes);
        ContentSize.Check(manifest.Layers.Append(manifest.Config), name);
        _blobs += manifest.Layers.Length;
        if (_manifests.Count > MaxDocuments || _blobs > MaxBlobs)
        {
            throw new InvalidContentException(
                $"{findings.Path} has more than {MaxDocuments} manifests or {MaxBlobs} layers");
        }

        var config = await ReadConfigAsync(manifest, cancellationToken).ConfigureAwait(false);
        var platform = document.Platform ?? config?.Platform;
        _manifests[document.Digest] = new SurveyedManifest(
            document.Digest, manifest.Config.Digest, platform, [.. _layers.List(manifest, config, name)]);
        AddPlatform(platform);
    }

    private async Task<ImageConfig?> ReadConfigAsync(ImageManifest manifest, CancellationToken cancellationToken)
    {
        if (!manifest.IsImage && !manifest.IsUntyped)
        {
            return null;
        }

        var isSmall = manifest.Config.Size <= DocumentReader.MaxConfig;
        if (manifest.IsUntyped && !isSmall)
        {
            return null;
        }

        // The blobs are verified later: what is damaged or missing is found there.
        using var content = await archive.Blobs.TryOpenAsync(manifest.Config.Digest, cancellationToken)
            .ConfigureAwait(false);
        if (content is null || content.Length != manifest.Config.Size)
        {
            return null;
        }

        var bytes = DocumentFile.Read(content, $"{archive.Path}: {manifest.Config.Digest}");
        return manifest switch
        {
            _ when !manifest.Config.Digest.Matches(bytes) => null,
            { IsImage: true } => ImageConfig.Parse(manifest.Config, bytes),
            _ => ImageConfig.ParseUntyped(manifest.Config, bytes),
        };
    }

    private async Task<byte[]?> ReadBytesAsync(Descriptor document, CancellationToken cancellationToken)
    {
        if (archive.Blobs.Find(document.Digest) is { } length && length != document.Size)
        {
            throw ArchiveDocument.Damaged(
                archive, document.Digest, $"has {length} bytes, and not the {document.Size} of its descriptor");
        }

        return await ArchiveDocument.ReadAsync(archive, document.Digest, cancellationToken).ConfigureAwait(false);
    }

    private async Task GuardAsync(Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (InvalidContentException failure)
        {
            findings.Add(VerifyFindingKind.Document, failure);
        }
    }

    private void AddPlatform(Platform? platform)
    {
        if (platform is { Os: not "unknown" })
        {
            _present.Add(platform);
        }
    }

    private void AddAbsent(Platform? platform)
    {
        if (platform is { Os: not "unknown" })
        {
            _absent.Add(platform);
        }
    }
}
