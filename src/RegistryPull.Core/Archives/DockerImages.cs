using System.Collections.Immutable;
using System.Text.Json;

namespace RegistryPull.Archives;

/// <summary>Reads the images of a docker archive from its <c>manifest.json</c>.</summary>
/// <remarks>Docker image specification v1.2, <c>Combined Image JSON + Filesystem Changeset Format</c>.</remarks>
internal static class DockerImages
{
    /// <summary>The file that lists the images.</summary>
    public const string ManifestName = "manifest.json";

    private const int MaxImages = 10_000;
    private const int MaxLayers = 10_000;

    /// <summary>Reads the images.</summary>
    /// <param name="manifest">The bytes of <c>manifest.json</c>.</param>
    /// <param name="files">The archive.</param>
    /// <param name="blobs">Gets the parts of the images.</param>
    /// <returns>The images, in their order.</returns>
    /// <exception cref="InvalidContentException">It is not the list of a docker archive.</exception>
    public static ImmutableArray<ArchiveImage> Read(byte[] manifest, IArchiveFiles files, ArchiveBlobs blobs)
    {
        var images = Parse(manifest, files.Path);
        return [.. images.Select((image, i) => Image(image, i, files, blobs))];
    }

    private static DockerImageJson?[] Parse(byte[] manifest, string path)
    {
        try
        {
            var json = ByteOrderMark.Skip(manifest.AsSpan());
            var images = JsonSerializer.Deserialize(json, ArchiveJsonContext.Default.DockerImageJsonArray);
            if (images is null or { Length: > MaxImages })
            {
                throw Malformed(path, $"it is null, or lists more than {MaxImages} images");
            }

            return images;
        }
        catch (JsonException error)
        {
            throw Malformed(path, $"not the JSON that was expected, at {error.Path ?? "$"}", error);
        }
    }

    private static DockerImage Image(DockerImageJson? json, int number, IArchiveFiles files, ArchiveBlobs blobs)
    {
        if (json?.Layers is { Length: > MaxLayers })
        {
            throw Malformed(files.Path, $"image {number} has more than {MaxLayers} layers");
        }

        var config = FilePath(json?.Config, $"[{number}].Config", files.Path);
        var layers = (json?.Layers ?? []).Select(
            (layer, i) => FilePath(layer, $"[{number}].Layers[{i}]", files.Path));
        var names = (json?.RepoTags ?? []).Select(ArchiveName.FromReference).OfType<ArchiveName>().Distinct();
        return new DockerImage(files, blobs, config, [.. layers], [.. names]);
    }

    private static string FilePath(string? text, string field, string path) => ArchivePath.Normalise(text ?? "") switch
    {
        null => throw Malformed(path, $"{field} leads out of the archive"),
        "" => throw Malformed(path, $"it has no {field}"),
        var name => name,
    };

    private static InvalidContentException Malformed(string path, string why, Exception? cause = null) =>
        new($"{TerminalText.Sanitize($"{path}: {ManifestName} is malformed: {why}")}", cause);
}
