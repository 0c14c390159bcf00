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
/// <param name="context">What all outputs have in common.</param>
internal sealed class WorkspaceTarget(OutputWorkspace workspace, bool adds, bool replaces, OutputContext context)
    : IOutputTarget
{
    private readonly OutputPublisher _publisher = new(workspace, new SharingRetry(context.Time, context.Progress));

    public Task<PlanContext> ReadExistingAsync(ImmutableArray<string> paths, CancellationToken cancellationToken) =>
        ReadExistingAsync(workspace.Output, adds ? paths : [], cancellationToken);

    /// <summary>Reads what the plan of an output has to be merged with.</summary>
    /// <param name="output">The path of the output.</param>
    /// <param name="paths">Small files of the output.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="OutputException">A file is too large or cannot be read.</exception>
    public static async Task<PlanContext> ReadExistingAsync(
        string output, ImmutableArray<string> paths, CancellationToken cancellationToken)
    {
        var existing = ImmutableDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (await SmallFile.ReadAsync(output, path, cancellationToken).ConfigureAwait(false) is { } bytes)
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
        var isOwn = !OutputPath.IsTaken(workspace.Output) || replaces
            || context.Records.Finished.Contains(workspace.Output);
        var files = await FindChangedAsync(plan, isAddedTo, cancellationToken).ConfigureAwait(false);
        if (files.IsEmpty)
        {
            return WrittenOutput.AlreadyThere(workspace.Output);
        }

        var origins = await PlanFiller
            .FillAsync(workspace.Content, files, content, cancellationToken)
            .ConfigureAwait(false);
        if (isAddedTo)
        {
            string[] paths = [.. files.Select(static file => file.Path)];
            await _publisher.AddAsync(paths, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await _publisher.PublishAsync(replaces, cancellationToken).ConfigureAwait(false);
        }

        return new WrittenOutput(workspace.Output, files.Sum(static file => file.Length), UpToDate: false, origins)
        {
            IsOwn = isOwn,
        };
    }

    private async Task<ImmutableArray<PlannedFile>> FindChangedAsync(
        OutputPlan plan, bool isAddedTo, CancellationToken cancellationToken)
    {
        if (isAddedTo)
        {
            return await PlanComparer.FindDifferentAsync(workspace.Output, plan, cancellationToken)
                .ConfigureAwait(false);
        }

        return plan.Files;
    }

    public async Task<WrittenOutput> ExportAsync(
        LayerExport export, IBlobContent content, CancellationToken cancellationToken)
    {
        var staging = new WorkspaceStaging(workspace, context.Progress);
        var verified = new ExportContent(content, () => workspace.Spool);
        await ExportAsync(export, verified, staging, cancellationToken).ConfigureAwait(false);
        await _publisher.PublishAsync(replaces, cancellationToken).ConfigureAwait(false);
        return new WrittenOutput(workspace.Output, staging.Size, UpToDate: false, verified.Origins)
        {
            IsOwn = true,
            Digests = staging.Digests,
        };
    }

    private async Task ExportAsync(
        LayerExport export, ExportContent verified, WorkspaceStaging staging, CancellationToken cancellationToken)
    {
        try
        {
            await export(verified, staging, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidContentException) when (!verified.HasFailed)
        {
            // The layers have their digests, so the next run would read the same and fail again.
            workspace.Forget();
            throw;
        }
    }

    public void Dispose() => workspace.Dispose();
}
