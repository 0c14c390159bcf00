using System.Collections.Immutable;
using System.Text.Json;
using RegistryPull.Exporting;

namespace RegistryPull.Loading.Programs;

/// <summary>The image store of <c>podman</c> or <c>docker</c>, by their command line.</summary>
/// <param name="program">The program.</param>
/// <param name="takesSeveral">Whether it keeps the digests of several images in one archive.</param>
internal sealed class DockerPrograms(EngineProgram program, bool takesSeveral) : IImageStore
{
    // The length of a command line is limited: 32,767 characters on Windows.
    private const int MostAtOnce = 100;
    private const int MostImages = 10_000;

    public string Name => program.Name;

    public bool TakesSeveral => takesSeveral;

    public ImmutableArray<string> NamesOf(ExportImage image, Digest digest) => ImageNames.Tagged(image);

    public string FormatOf(ExportImage image) => DockerArchives.Format;

    public async Task<EngineImage?> FindAsync(
        ExportImage image, Digest digest, CancellationToken cancellationToken)
    {
        foreach (var id in DockerArchives.Ids(image, digest))
        {
            var found = await InspectAsync([id], cancellationToken).ConfigureAwait(false);
            if (found is [{ Id: { Length: > 0 } } existing, ..])
            {
                return existing.ToImage();
            }
        }

        return null;
    }

    public async Task<bool> HasBaseAsync(OmittedLayers omitted, CancellationToken cancellationToken)
    {
        var listed = await program
            .AskAsync(["image", "ls", "--all", "--quiet", "--no-trunc"], cancellationToken)
            .ConfigureAwait(false);
        var ids = listed.Output
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(EngineWord.IsArgument)
            .Distinct()
            .Take(MostImages);
        foreach (var some in ids.Chunk(MostAtOnce))
        {
            var images = await InspectAsync(some, cancellationToken).ConfigureAwait(false);
            if (images.Any(image => image.StartsWith(omitted.Chain)))
            {
                return true;
            }
        }

        return false;
    }

    public Task TagAsync(EngineImage image, string name, CancellationToken cancellationToken) =>
        program.AskAsync(["tag", image.Id, name], cancellationToken);

    public async Task<ImmutableArray<string>> ImportAsync(EngineArchive archive, CancellationToken cancellationToken)
    {
        var result = await program.SendAsync(["load"], archive, cancellationToken).ConfigureAwait(false);
        return result.Lines;
    }

    public void Dispose()
    {
    }

    private async Task<DockerImageJson[]> InspectAsync(
        IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var result = await program.TryAskAsync(["image", "inspect", .. ids], cancellationToken).ConfigureAwait(false);
        try
        {
            // An image that is not there is exit code 1 or 125, and an array without it.
            return JsonSerializer.Deserialize(result.Output, LoadingJsonContext.Default.DockerImageJsonArray) ?? [];
        }
        catch (JsonException)
        {
            throw new EngineException(
                $"{Name} does not answer (image inspect, exit code {result.ExitCode}){result.Reason}");
        }
    }
}
