using System.Text.Json;
using RegistryPull.Archives;

namespace RegistryPull.Verifying;

/// <summary>Checks that the names of images can be read, and that <c>manifest.json</c> means the same images as
/// <c>index.json</c>.</summary>
/// <remarks>docker with a graph driver reads only <c>manifest.json</c>, containerd only <c>index.json</c>. An archive
/// whose lists differ is one image to one engine and another to the next.</remarks>
/// <param name="archive">The archive.</param>
/// <param name="findings">Gets what is wrong.</param>
internal sealed class ListCheck(ImageArchive archive, FindingList findings)
{
    private const string FullNameKey = "io.containerd.image.name";

    /// <summary>Checks both lists, as far as the archive has them.</summary>
    /// <param name="manifests">The manifests of the archive.</param>
    /// <param name="missing">The blobs that it does not have, which are reported elsewhere.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task RunAsync(
        IEnumerable<SurveyedManifest> manifests, IReadOnlySet<Digest> missing, CancellationToken cancellationToken)
    {
        var index = await DocumentFile.ReadAsync(archive.Files, LayoutImages.IndexName, cancellationToken)
            .ConfigureAwait(false);
        if (index is not null)
        {
            CheckIndex(index);
        }

        var list = await DocumentFile.ReadAsync(archive.Files, DockerImages.ManifestName, cancellationToken)
            .ConfigureAwait(false);
        if (list is null)
        {
            return;
        }

        var images = Parse(list);
        Array.ForEach(images, image => CheckNames(image?.RepoTags ?? []));
        if (index is not null)
        {
            var configs = manifests.Select(static manifest => manifest.Config).ToHashSet();
            Array.ForEach(images, image => CheckPaths(image, configs, missing));
        }
    }

    private void CheckIndex(byte[] index)
    {
        var descriptor = new Descriptor(MediaTypes.OciIndex, Digest.Compute(index), index.Length);
        var names = ImageIndex.Parse(descriptor, index).Manifests
            .Select(static entry => entry.Annotations.GetValueOrDefault(FullNameKey));
        CheckNames(names.OfType<string>());
    }

    private DockerImageJson?[] Parse(byte[] list)
    {
        try
        {
            var json = ByteOrderMark.Skip(list.AsSpan());
            return JsonSerializer.Deserialize(json, ArchiveJsonContext.Default.DockerImageJsonArray) ?? [];
        }
        catch (JsonException error)
        {
            throw new InvalidContentException(
                $"{findings.Path}: {DockerImages.ManifestName} is not the JSON that was expected", error);
        }
    }

    private void CheckNames(IEnumerable<string?> names)
    {
        foreach (var name in names.Where(static name => ArchiveName.FromReference(name) is null))
        {
            findings.Add(
                VerifyFindingKind.Document,
                $"{findings.Path}: '{name}' is not a name of an image with a tag, and engines refuse it");
        }
    }

    private void CheckPaths(DockerImageJson? image, HashSet<Digest> configs, IReadOnlySet<Digest> missing)
    {
        var config = ArchivePath.Normalise(image?.Config ?? "") ?? "";
        if (ArchiveBlobs.DigestOf(config) is { } digest && !configs.Contains(digest))
        {
            findings.Add(
                VerifyFindingKind.Document,
                $"{findings.Path}: {DockerImages.ManifestName} lists the image {digest}, which "
                + $"{LayoutImages.IndexName} does not",
                digest);
        }

        foreach (var path in (image?.Layers ?? []).Append(image?.Config))
        {
            CheckPath(path ?? "", missing);
        }
    }

    private void CheckPath(string path, IReadOnlySet<Digest> missing)
    {
        var name = ArchivePath.Normalise(path) ?? "";
        var isKnown = ArchiveBlobs.DigestOf(name) is { } digest && missing.Contains(digest);
        if (!isKnown && archive.Files.Find(name) is null)
        {
            findings.Add(
                VerifyFindingKind.Document,
                $"{findings.Path}: {DockerImages.ManifestName} lists '{path}', which the archive does not have");
        }
    }
}
