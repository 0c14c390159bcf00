using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>The last room: has an exporter write the images, and gives the result its name when it is complete.</summary>
internal sealed class ImageOutput(IImageExporter exporter, PullRequest request, string artifactFormats, PartialRecords records, IPullProgress progress)
{
    public string Format => exporter.Format;

    public async Task<WrittenOutput> WriteAsync(IReadOnlyList<ExportImage> images, IBlobSource content, CancellationToken cancellationToken)
    {
        RefuseArtifacts(images);
        progress.Planned(
            string.Join(", ", images.Select(static image => image.Reference.Familiar)),
            [.. images.SelectMany(static image => image.Blobs()).DistinctBy(static blob => blob.Digest)]);
        if (request.Stream is { } stream)
        {
            using var staging = new StreamStaging(stream, records, progress);
            await exporter.ExportAsync(images, content, staging, cancellationToken);
            return new WrittenOutput(null, staging.Size, UpToDate: false);
        }

        var output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Output ?? OutputName.Default(request.References[0], exporter.Traits)));
        RefuseUnfit(output);
        return await WriteAsync(output, images, content, cancellationToken);
    }

    private async Task<WrittenOutput> WriteAsync(
        string output, IReadOnlyList<ExportImage> images, IBlobSource content, CancellationToken cancellationToken)
    {
        var adds = exporter.Traits.AddsToExisting && !request.Force;
        if (Exists(output) && !adds && !request.Force)
        {
            await exporter.ExportAsync(images, content, new ExistingStaging(output), cancellationToken);
            return new WrittenOutput(output, 0, UpToDate: true);
        }

        using var area = StagingArea.Open(output, records);
        var staging = new AreaStaging(area, adds, progress);
        await exporter.ExportAsync(images, content, staging, cancellationToken);
        staging.Publish(request.Force);
        return new WrittenOutput(output, staging.Size, staging.IsUpToDate);
    }

    // An empty directory is as good as none.
    private static bool Exists(string output) =>
        File.Exists(output) || (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any());

    private void RefuseArtifacts(IReadOnlyList<ExportImage> images)
    {
        var artifact = images.FirstOrDefault(static image => image.Manifests.Any(static selected => !selected.Manifest.IsImage));
        if (artifact is not null && !exporter.Traits.Artifacts)
        {
            var manifest = artifact.Manifests.First(static selected => !selected.Manifest.IsImage).Manifest;
            throw new InvalidRequestException(
                $"{artifact.Reference.Familiar} is no runnable image but an artifact ({TerminalText.Sanitize(manifest.ArtifactType ?? manifest.Config.MediaType)}): only {artifactFormats} can hold it (--format)");
        }
    }

    private void RefuseUnfit(string output)
    {
        var isFile = exporter.Traits.Kind == OutputKind.File;
        if (isFile ? Directory.Exists(output) : File.Exists(output))
        {
            throw new OutputException($"{output} is a {(isFile ? "directory" : "file")}, and the format '{exporter.Format}' makes a {(isFile ? "file" : "directory")}");
        }

        // A link gives way to the output as any file does; what it leads to is left alone.
        if (FileStatus.Of(output) is { IsOrdinary: false } && new FileInfo(output).LinkTarget is null)
        {
            throw new OutputException($"{output} is a device or a pipe, which is not replaced: name a file, or write - for standard output");
        }

        // --force with a slip of the hand must not take away a home.
        string[] homes = [Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Environment.CurrentDirectory];
        if (!isFile && request.Force && Exists(output) && homes.Any(home => IsOrHolds(output, home)))
        {
            throw new OutputException($"{output} is not replaced: it holds the current directory or your home");
        }
    }

    private static bool IsOrHolds(string directory, string other) =>
        other.Length > 0 && !Path.GetRelativePath(directory, other).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(directory, other));
}
