using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>The workspace of an output on the disk, as an exporter gets it.</summary>
internal sealed class WorkspaceStaging(OutputWorkspace workspace, IPullProgress progress) : IOutputWorkspace
{
    private long _size;

    public string Name => Path.GetFileName(workspace.Output);

    public long? FreeSpace => Volume.FreeSpace(Path.GetDirectoryName(workspace.Output)!);

    /// <summary>Gets the digests that images have in the output, where they differ from those that the registry
    /// serves.</summary>
    public Dictionary<Digest, Digest> Digests { get; } = [];

    /// <summary>Gets how many bytes were written.</summary>
    public long Size => Interlocked.Read(ref _size);

    public Stream Create(string path) => OutputFailure.Guard(workspace.Output, () =>
    {
        // The rules for paths are those of a planned file.
        var file = workspace.Content.PathOf(new PlannedFile(path, []).Path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read);
        return new UnplannedFileStream(stream, workspace.Output, count => ReportBytesWritten(count));
    });

    public string OpenDirectory() => OutputFailure.Guard(
        workspace.Output, () => Directory.CreateDirectory(workspace.Content.Content).FullName);

    public void ReportBytesWritten(long bytes) => Interlocked.Add(ref _size, bytes);

    public void ReportDigest(Digest served, Digest written) => Digests[served] = written;

    public void Note(string message) => progress.Note(message);
}
