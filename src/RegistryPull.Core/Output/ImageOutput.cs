using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.Output.Resuming;
using RegistryPull.Output.Volumes;

namespace RegistryPull.Output;

/// <summary>One output: has its exporter plan or write it, and carries the plan out.</summary>
/// <param name="exporter">The exporter of the format.</param>
/// <param name="request">What was asked for.</param>
/// <param name="artifactFormats">The formats that hold artifacts, for a message.</param>
/// <param name="context">What all outputs have in common.</param>
internal sealed class ImageOutput(
    IExporter exporter, PullRequest request, string artifactFormats, OutputContext context)
{
    private const int MaxNames = 3;

    public string Format => exporter.Format;

    /// <summary>Gets whether nothing of the output exists yet, so that all of its blobs are fetched.</summary>
    public bool IsNew => request.Stream is not null || IsAbsent(OutputName.PathFor(request, exporter.Traits));

    /// <summary>Gets by what readers of the format find layers that the output may lack.</summary>
    public LayerOmission Omission => exporter.Traits.Omission;

    /// <summary>Gets the full path of the output; null for a stream.</summary>
    public string? Path => request.Stream switch
    {
        null => OutputName.PathFor(request, exporter.Traits),
        _ => null,
    };

    /// <summary>Says what <see cref="WriteAsync"/> would do. Nothing is fetched or written.</summary>
    /// <param name="images">What was selected.</param>
    /// <param name="cache">The blobs that are not fetched.</param>
    /// <param name="cancellationToken">Cancels the comparison with an existing output.</param>
    /// <exception cref="RegistryPullException">The format cannot hold the images, the output exists, or its volume has
    /// no room.</exception>
    public Task<OutputForecast> ForecastAsync(
        IReadOnlyList<ExportImage> images, Func<Descriptor, bool> cache, CancellationToken cancellationToken)
    {
        ThrowIfArtifact(images);
        return new OutputForecaster(exporter, request, context.Records.Finished)
            .ForecastAsync(images, cache, cancellationToken);
    }

    /// <summary>Checks that the format can hold an image, as far as its documents show.</summary>
    /// <param name="image">The image.</param>
    /// <exception cref="RegistryPullException">It cannot.</exception>
    public void Validate(ExportImage image)
    {
        ThrowIfArtifact([image]);
        if (exporter is IPlannedExporter planned)
        {
            planned.Plan([image], PlanContext.Empty);
        }
    }

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
        ThrowIfArtifact(images);
        context.Progress.Planned(
            Names(images),
            [.. images.SelectMany(static image => image.Blobs()).DistinctBy(static blob => blob.Digest)]);
        using var target = OpenTarget();
        var written = exporter switch
        {
            ILayerExporter layers =>
                await ExportAsync(layers, images, target, content, cancellationToken).ConfigureAwait(false),
            _ => await CarryOutAsync(images, target, content, cancellationToken).ConfigureAwait(false),
        };
        if (written is { Path: { } path, IsOwn: true } && exporter.Traits.Kind == OutputKind.Directory)
        {
            context.Records.Finished.Add(path);
        }

        return written;
    }

    private static bool IsAbsent(string output) =>
        !System.IO.Path.Exists(output) && !System.IO.Path.Exists(WorkspaceName.PathFor(output));

    private static Task<WrittenOutput> ExportAsync(
        ILayerExporter layers,
        IReadOnlyList<ExportImage> images,
        IOutputTarget target,
        IBlobContent content,
        CancellationToken cancellationToken)
    {
        LayerExport export = (verified, workspace, token) => layers.ExportAsync(images, verified, workspace, token);
        return target.ExportAsync(export, content, cancellationToken);
    }

    private async Task<WrittenOutput> CarryOutAsync(
        IReadOnlyList<ExportImage> images,
        IOutputTarget target,
        IBlobContent content,
        CancellationToken cancellationToken)
    {
        var planned = (IPlannedExporter)exporter;
        var merged = exporter.Traits.MergedFiles;
        var existing = await target.ReadExistingAsync(merged, cancellationToken).ConfigureAwait(false);
        var plan = await Task.Run(() => planned.Plan(images, existing), cancellationToken).ConfigureAwait(false);
        foreach (var note in plan.Notes)
        {
            context.Progress.Note(note);
        }

        return await target.WriteAsync(plan, content, cancellationToken).ConfigureAwait(false);
    }

    private IOutputTarget OpenTarget()
    {
        if (request.Stream is { } stream)
        {
            return new StreamTarget(stream, context.Records, context.Progress);
        }

        var output = OutputPath.Resolve(request, exporter, context.Records.Finished);
        if (request.VolumeSize is { } size)
        {
            return new VolumeSetTarget(output, size, request.Force, context);
        }

        var adds = exporter.Traits.AddsToExisting && !request.Force;
        if (OutputPath.IsTaken(output) && !adds && !request.Force)
        {
            return new ExistingTarget(output);
        }

        var workspace = OutputWorkspace.Open(output, context.Records);
        return new WorkspaceTarget(workspace, adds, request.Force, context);
    }

    // The name stands on every line of progress, and a stack has a hundred images.
    private static string Names(IReadOnlyList<ExportImage> images)
    {
        var names = string.Join(", ", images.Take(MaxNames).Select(static image => image.Reference.Familiar));
        var more = images.Count - MaxNames;
        return more switch
        {
            > 0 => $"{names} and {more} more",
            _ => names,
        };
    }

    private void ThrowIfArtifact(IReadOnlyList<ExportImage> images)
    {
        var artifact = images.FirstOrDefault(static image => image.Manifests.Any(IsArtifact));
        if (artifact is not null && !exporter.Traits.Artifacts)
        {
            var kind = ArtifactKind.Describe(artifact.Manifests.First(IsArtifact).Manifest);
            throw new InvalidRequestException(
                $"{artifact.Reference.Familiar} is {kind}, not a container image: "
                + $"only {artifactFormats} can hold it (--format)");
        }
    }

    // Attestations stand beside the images of an index, and a format that holds the index holds them.
    private static bool IsArtifact(SelectedManifest selected) =>
        !selected.IsImage && !selected.Manifest.Descriptor.IsAttestation;
}
