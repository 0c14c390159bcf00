using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>One output: has its exporter plan or write it, and carries the plan out.</summary>
internal sealed class ImageOutput(
    IExporter exporter, PullRequest request, string artifactFormats, PartialRecords records, IPullProgress progress)
{
    public string Format => exporter.Format;

    /// <summary>Writes the images.</summary>
    /// <param name="images">What was selected.</param>
    /// <param name="content">Gives the blobs.</param>
    /// <param name="cancellationToken">Cancels it; what has arrived is kept for the next run.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="RegistryPullException">The format cannot hold the images, or content or output
    /// failed.</exception>
    public async Task<WrittenOutput> WriteAsync(
        IReadOnlyList<ExportImage> images, IBlobContent content, CancellationToken cancellationToken)
    {
        RefuseArtifacts(images);
        progress.Planned(
            string.Join(", ", images.Select(static image => image.Reference.Familiar)),
            [.. images.SelectMany(static image => image.Blobs()).DistinctBy(static blob => blob.Digest)]);
        var written = await WriteAsync(images, OpenTarget(), content, cancellationToken).ConfigureAwait(false);
        if (exporter.Traits is { Kind: OutputKind.Directory, AddsToExisting: false } && written is { Path: { } path, UpToDate: false })
        {
            records.Finished.Add(path);
        }

        return written;
    }

    private async Task<WrittenOutput> WriteAsync(
        IReadOnlyList<ExportImage> images, IOutputTarget opened, IBlobContent content, CancellationToken cancellationToken)
    {
        using var target = opened;
        if (exporter is ILayerExporter layers)
        {
            LayerExport export = (verified, workspace, token) => layers.ExportAsync(images, verified, workspace, token);
            return await target.ExportAsync(export, content, cancellationToken).ConfigureAwait(false);
        }

        var planned = (IPlannedExporter)exporter;
        var merged = exporter.Traits.MergedFiles;
        var context = await target.ReadExistingAsync(merged, cancellationToken).ConfigureAwait(false);
        var plan = await Task.Run(() => planned.Plan(images, context), cancellationToken).ConfigureAwait(false);
        foreach (var note in plan.Notes)
        {
            progress.Note(note);
        }

        return await target.WriteAsync(plan, content, cancellationToken).ConfigureAwait(false);
    }

    private IOutputTarget OpenTarget()
    {
        if (request.Stream is { } stream)
        {
            return new StreamTarget(stream, records, progress);
        }

        var output = OutputPath.Resolve(request, exporter, records.Finished);
        var adds = exporter.Traits.AddsToExisting && !request.Force;
        var isComparedOnly = OutputPath.IsTaken(output) && !adds && !request.Force;
        return isComparedOnly
            ? new ExistingTarget(output)
            : new WorkspaceTarget(OutputWorkspace.Open(output, records), adds, request.Force, progress);
    }

    private void RefuseArtifacts(IReadOnlyList<ExportImage> images)
    {
        var artifact = images.FirstOrDefault(static image => image.Manifests.Any(IsArtifact));
        if (artifact is not null && !exporter.Traits.Artifacts)
        {
            var kind = ArtifactKind.Describe(artifact.Manifests.First(IsArtifact).Manifest);
            throw new InvalidRequestException(
                $"{artifact.Reference.Familiar} is {kind}, not a container image: only {artifactFormats} can hold it "
                + "(--format)");
        }
    }

    // Attestations stand beside the images of an index, and a format that holds the index holds them.
    private static bool IsArtifact(SelectedManifest selected) =>
        !selected.IsImage && !selected.Manifest.Descriptor.IsAttestation;
}
