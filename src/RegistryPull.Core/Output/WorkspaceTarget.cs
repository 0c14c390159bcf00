using System.Collections.Immutable;
using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>An output on the disk: it is written in its workspace, and gets its name when it is complete.</summary>
/// <param name="workspace">The workspace; goes with the target.</param>
/// <param name="adds">Whether an existing output is added to.</param>
/// <param name="replaces">Whether an existing output is replaced.</param>
/// <param name="progress">Shows the notes of exporters.</param>
internal sealed class WorkspaceTarget(OutputWorkspace workspace, bool adds, bool replaces, IPullProgress progress)
    : IOutputTarget
{
    private readonly OutputPublisher _publisher = new(workspace);

    public async Task<PlanContext> ReadExistingAsync(ImmutableArray<string> paths, CancellationToken cancellationToken)
    {
        var existing = ImmutableDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var path in adds ? paths : [])
        {
            if (await SmallFile.ReadAsync(workspace.Output, path, cancellationToken).ConfigureAwait(false) is { } bytes)
            {
                existing.Add(path, bytes);
            }
        }

        return new PlanContext { Existing = existing.ToImmutable() };
    }

    public async Task<WrittenOutput> WriteAsync(
        OutputPlan plan, IBlobContent content, CancellationToken cancellationToken)
    {
        var isAddedTo = adds && Directory.Exists(workspace.Output);
        var files = isAddedTo
            ? await PlanComparer.FindDifferentAsync(workspace.Output, plan, cancellationToken).ConfigureAwait(false)
            : plan.Files;
        if (files.IsEmpty)
        {
            return WrittenOutput.AlreadyThere(workspace.Output);
        }

        var origins = await PlanFiller
            .FillAsync(workspace.Content, files, content, cancellationToken)
            .ConfigureAwait(false);
        if (isAddedTo)
        {
            _publisher.Add([.. files.Select(static file => file.Path)]);
        }
        else
        {
            _publisher.Publish(replaces);
        }

        return new WrittenOutput(workspace.Output, files.Sum(static file => file.Length), UpToDate: false, origins);
    }

    public async Task<WrittenOutput> ExportAsync(
        LayerExport export, IBlobContent content, CancellationToken cancellationToken)
    {
        var staging = new WorkspaceStaging(workspace, progress);
        var verified = new ExportContent(content, () => workspace.Spool);
        await export(verified, staging, cancellationToken).ConfigureAwait(false);
        _publisher.Publish(replaces);
        return new WrittenOutput(
            workspace.Output, staging.Size, UpToDate: false, verified.Origins) { Digests = staging.Digests };
    }

    public void Dispose() => workspace.Dispose();
}
