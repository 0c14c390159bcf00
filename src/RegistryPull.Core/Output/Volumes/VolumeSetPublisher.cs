using RegistryPull.FileSystem;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output.Volumes;

/// <summary>Gives a finished set of volumes its names, the checksums last.</summary>
/// <remarks>
/// Several files cannot get their names in one step. The checksums are written into the workspace first: where they
/// are, everything was verified, and a run that finds them there completes what an interrupted one began.
/// </remarks>
/// <param name="workspace">Where the volumes were written.</param>
/// <param name="names">The names of the set.</param>
/// <param name="retry">Waits while another program has a file open.</param>
internal sealed class VolumeSetPublisher(OutputWorkspace workspace, VolumeSetName names, SharingRetry retry)
{
    private string Folder => workspace.Content.Content;

    /// <summary>Gets whether an interrupted run had begun to give names.</summary>
    public bool IsInterrupted => File.Exists(Waiting(names.Sums));

    /// <summary>Gives the set its names.</summary>
    /// <param name="sums">The volumes.</param>
    /// <param name="replaces">Whether a set that exists is removed.</param>
    /// <param name="cancellationToken">Cancels the wait for another program.</param>
    /// <exception cref="OutputException">A name is taken, or cannot be given.</exception>
    public async Task PublishAsync(VolumeSums sums, bool replaces, CancellationToken cancellationToken)
    {
        await WriteAsync(names.ShellScript, JoinScripts.Shell(names, sums), cancellationToken).ConfigureAwait(false);
        await WriteAsync(names.PowerShellScript, JoinScripts.PowerShell(names, sums), cancellationToken)
            .ConfigureAwait(false);
        foreach (var path in replaces ? names.Existing() : [])
        {
            OutputPath.ValidateFile(path);
            await retry.RunAsync(path, () => File.Delete(path), cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(names.Sums, sums.ToBytes(), cancellationToken).ConfigureAwait(false);
        await CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Moves what has no name yet, in the order of the set.</summary>
    /// <inheritdoc cref="PublishAsync"/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var (file, path) in WaitingVolumes())
        {
            await MoveAsync(file, path, cancellationToken).ConfigureAwait(false);
        }

        foreach (var path in new[] { names.ShellScript, names.PowerShellScript, names.Sums })
        {
            await MoveAsync(Waiting(path), path, cancellationToken).ConfigureAwait(false);
        }

        var folder = Path.GetDirectoryName(workspace.Output)!;
        OutputFailure.Guard(workspace.Output, () => FileSystemSync.FlushDirectory(folder));
        workspace.Forget();
    }

    private string Waiting(string path) => Path.Combine(Folder, Path.GetFileName(path));

    private IEnumerable<(string File, string Path)> WaitingVolumes() =>
        from folder in Directory.GetDirectories(Folder).Order(StringComparer.Ordinal)
        from volume in Enumerable.Range(0, VolumeSetLayout.MaxCount)
        select (Path.Combine(folder, VolumeSetLayout.NameOf(volume)), names.PathOf(volume));

    private async Task MoveAsync(string file, string path, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            await retry.RunAsync(path, () => File.Move(file, path), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            var file = Waiting(path);
            await File.WriteAllBytesAsync(file, bytes, cancellationToken).ConfigureAwait(false);
            using var written = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
            FileSystemSync.Flush(written, file);
            FileSystemSync.FlushDirectory(Folder);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw OutputFailure.Unwritable(path, error);
        }
    }
}
