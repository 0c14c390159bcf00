using System.Collections.Immutable;
using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>An output that is a stream.</summary>
internal sealed class StreamTarget(Stream stream, PartialRecords records, IPullProgress progress) : IOutputTarget
{
    private DirectoryInfo? _folder;
    private OutputWorkspace? _spool;

    public Task<PlanContext> ReadExistingAsync(ImmutableArray<string> paths, CancellationToken cancellationToken) =>
        Task.FromResult(PlanContext.Empty);

    public async Task<WrittenOutput> WriteAsync(
        OutputPlan plan, IBlobContent content, CancellationToken cancellationToken)
    {
        var output = new NonClosingStream(stream, static _ => { });
        await using var disposing = output.ConfigureAwait(false);
        var origins = await PlanStreamer.WriteAsync(plan, content, output, cancellationToken).ConfigureAwait(false);
        return new WrittenOutput(null, plan.Length, UpToDate: false, origins);
    }

    public async Task<WrittenOutput> ExportAsync(
        LayerExport export, IBlobContent content, CancellationToken cancellationToken)
    {
        var (workspace, verified) = (new StreamWorkspace(stream, progress), new ExportContent(content, OpenSpool));
        await export(verified, workspace, cancellationToken).ConfigureAwait(false);
        return new WrittenOutput(null, workspace.Size, UpToDate: false, verified.Origins)
        {
            Digests = workspace.Digests,
        };
    }

    public void Dispose()
    {
        _spool?.Dispose();
        if (_folder is { } folder)
        {
            OutputFailure.Guard(folder.FullName, () => folder.Delete(recursive: true));
        }
    }

    // A stream has no directory beside it: blobs are spooled to the system's temporary directory, and removed when the
    // run ends.
    private WorkspaceRegion OpenSpool()
    {
        _folder ??= OutputFailure.Guard(Path.GetTempPath(), static () => Directory.CreateTempSubdirectory("regpull-"));
        _spool ??= OutputWorkspace.Open(Path.Combine(_folder.FullName, "stream"), records);
        return _spool.Spool;
    }
}
