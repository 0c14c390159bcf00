using System.Collections.Immutable;
using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output.Volumes;

/// <summary>An archive on the disk that is divided into volumes. They are filled as one file is, and get their names
/// when all are verified.</summary>
/// <param name="output">The full path that the archive would have in one file.</param>
/// <param name="size">The most bytes that a volume has.</param>
/// <param name="replaces">Whether a set that exists is replaced.</param>
/// <param name="context">What all outputs have in common.</param>
internal sealed class VolumeSetTarget(string output, long size, bool replaces, OutputContext context) : IOutputTarget
{
    private readonly VolumeSetName _names = new(output);
    private readonly long _size = VolumeSetLayout.Fit(size);

    public Task<PlanContext> ReadExistingAsync(ImmutableArray<string> paths, CancellationToken cancellationToken) =>
        Task.FromResult(PlanContext.Empty);

    public async Task<WrittenOutput> WriteAsync(
        OutputPlan plan, IBlobContent content, CancellationToken cancellationToken)
    {
        var layout = new VolumeSetLayout(plan.Length, _size);
        ThrowIfTooMany(layout);
        await CompleteInterruptedAsync(cancellationToken).ConfigureAwait(false);
        if (_names.IsTaken && !replaces)
        {
            return await new ExistingVolumes(output, _names, layout)
                .CompareAsync(plan.Files[0], cancellationToken).ConfigureAwait(false);
        }

        using var workspace = OutputWorkspace.Open(output, context.Records);
        var region = workspace.Content with { VolumeSize = _size };
        var file = new PlannedFile(VolumeSetFile.VolumesOf(_size), plan.Files[0].Segments);
        var origins = await PlanFiller.FillAsync(region, [file], content, cancellationToken).ConfigureAwait(false);
        var sums = await ReadBackAsync(region.FilesOf(file), cancellationToken).ConfigureAwait(false);
        await Publisher(workspace).PublishAsync(sums, replaces, cancellationToken).ConfigureAwait(false);
        return new WrittenOutput(sums.Volumes[0].Path, plan.Length, UpToDate: false, origins)
        {
            IsOwn = true,
            Volumes = sums.Volumes,
            Sha256 = sums.Sha256,
            BlobVolumes = BlobVolumes.Locate(file, layout, _names),
        };
    }

    public Task<WrittenOutput> ExportAsync(
        LayerExport export, IBlobContent content, CancellationToken cancellationToken) =>
        Task.FromException<WrittenOutput>(new NotSupportedException("an output without a plan has no volumes"));

    public void Dispose()
    {
    }

    private VolumeSetPublisher Publisher(OutputWorkspace workspace) =>
        new(workspace, _names, new SharingRetry(context.Time, context.Progress));

    private async Task CompleteInterruptedAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(WorkspaceName.PathFor(output)))
        {
            using var workspace = OutputWorkspace.Open(output, context.Records);
            if (Publisher(workspace) is { IsInterrupted: true } publisher)
            {
                await publisher.CompleteAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task<VolumeSums> ReadBackAsync(ImmutableArray<string> files, CancellationToken cancellationToken) =>
        Task.Run(
            () => OutputFailure.Guard(output, () => VolumeSums.Compute(
                [.. files.Select((file, volume) => (file, _names.PathOf(volume)))], cancellationToken)),
            cancellationToken);

    private void ThrowIfTooMany(VolumeSetLayout layout)
    {
        if (layout.Count > VolumeSetLayout.MaxCount)
        {
            var least = ((layout.Length - 1) / VolumeSetLayout.MaxCount / (1024 * 1024)) + 1;
            throw new InvalidRequestException(
                $"{output} would have {layout.Count} volumes, and {VolumeSetLayout.MaxCount} can be named: "
                + $"--split {least}M makes few enough");
        }
    }
}
