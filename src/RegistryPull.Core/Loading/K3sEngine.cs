using System.Collections.Immutable;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Output;

namespace RegistryPull.Loading;

/// <summary>k3s and RKE2, which import the archives in their directory <c>agent/images</c>.</summary>
/// <remarks>They import a file again when its size or time changed. So one with the same content is not touched, and a
/// new one gets its name when it is complete: docs.k3s.io/installation/airgap.</remarks>
/// <param name="folder">The directory.</param>
/// <param name="progress">Says what happens next.</param>
internal sealed class K3sEngine(string folder, IPullProgress progress) : IEngine
{
    public string Name => $"k3s at {folder}";

    public async Task<ImmutableArray<LoadedImage>> LoadAsync(
        EngineImages images, CancellationToken cancellationToken)
    {
        foreach (var image in images.All)
        {
            ThrowIfUnfit(image);
        }

        OutputFailure.Guard(folder, () => Directory.CreateDirectory(folder));
        var loaded = ImmutableArray.CreateBuilder<LoadedImage>();
        foreach (var image in images.All)
        {
            loaded.Add(await LoadAsync(images, image, cancellationToken).ConfigureAwait(false));
        }

        if (loaded.Any(static image => image.Outcome == LoadOutcome.Loaded))
        {
            progress.Inform($"{Name}: imported at once by releases that watch the directory, else at the next start");
        }

        return loaded.ToImmutable();
    }

    public void Dispose()
    {
    }

    private async Task<LoadedImage> LoadAsync(
        EngineImages images, ExportImage image, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName(image));
        var written = await images.Writer
            .WriteFileAsync(image, DockerArchives.FormatOf(image), images.Content, path, cancellationToken)
            .ConfigureAwait(false);
        images.Sent += written.Size;
        return new LoadedImage(PulledImages.From(image, written), ImageNames.Tagged(image), OutcomeOf(written));
    }

    private static LoadOutcome OutcomeOf(WrittenOutput written) => written switch
    {
        { UpToDate: true } => LoadOutcome.Present,
        _ => LoadOutcome.Loaded,
    };

    private void ThrowIfUnfit(ExportImage image)
    {
        var name = image.Reference.Familiar;
        if (image.Names.IsEmpty)
        {
            throw new InvalidRequestException(
                $"{Name} takes images by their names, and {name} has none: --tag names it");
        }

        if (!image.Omitted.IsEmpty)
        {
            throw new InvalidRequestException(
                $"{name} is a delta, and {Name} cannot be asked for the image that it builds on: load a complete "
                + "archive");
        }
    }

    private static string FileName(ExportImage image) =>
        $"{ImageNames.Tagged(image)[0].Replace('/', '_').Replace(':', '_')}.tar";
}
