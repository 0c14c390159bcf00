using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>Gives a finished output its name.</summary>
/// <param name="workspace">Where the output was written.</param>
/// <param name="retry">Waits while another program has a file open.</param>
internal sealed class OutputPublisher(OutputWorkspace workspace, SharingRetry retry)
{
    /// <summary>Moves the whole output to its name.</summary>
    /// <param name="replace">Whether an existing output is replaced.</param>
    /// <param name="cancellationToken">Cancels the wait for another program.</param>
    /// <exception cref="OutputException">The name is taken, or cannot be given.</exception>
    public async Task PublishAsync(bool replace, CancellationToken cancellationToken)
    {
        if (File.Exists(workspace.Content.Content))
        {
            await MoveFileAsync(replace, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await MoveDirectoryAsync(replace, cancellationToken).ConfigureAwait(false);
        }

        var folder = Path.GetDirectoryName(workspace.Output)!;
        OutputFailure.Guard(workspace.Output, () => FileSystemSync.FlushDirectory(folder));
        workspace.Forget();
    }

    /// <summary>Moves files into an output that exists.</summary>
    /// <param name="paths">The files in the order of the plan: what leads to the others, an index, is moved
    /// last.</param>
    /// <param name="cancellationToken">Cancels the wait for another program.</param>
    /// <exception cref="OutputException">A file cannot be moved.</exception>
    public async Task AddAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            await AddAsync(path, cancellationToken).ConfigureAwait(false);
        }

        workspace.Forget();
    }

    // Others may be able to write to the output, so no link below it is followed.
    private async Task AddAsync(string path, CancellationToken cancellationToken)
    {
        string[] parts = path.Split('/');
        using var folder = OutputFailure.Guard(
            workspace.Output, () => PinnedDirectory.Create(workspace.Output, parts[..^1]));
        var (from, to) = (workspace.Content.PathOf(path), folder.PathOf(parts[^1]));
        var shown = Path.Combine(workspace.Output, path);
        await retry
            .RunAsync(shown, () => File.Move(from, to, overwrite: true), cancellationToken)
            .ConfigureAwait(false);
        OutputFailure.Guard(workspace.Output, () => FileSystemSync.FlushDirectory(folder.Path));
    }

    private Task MoveFileAsync(bool replace, CancellationToken cancellationToken)
    {
        var content = workspace.Content.Content;
        OutputFailure.Guard(workspace.Output, () => Sync(content));
        return retry.RunAsync(
            workspace.Output, () => File.Move(content, workspace.Output, replace), cancellationToken);
    }

    // A stream that an exporter wrote. Planned files are durable already, and this costs them nothing.
    private static void Sync(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        FileSystemSync.Flush(file, path);
    }

    private async Task MoveDirectoryAsync(bool replace, CancellationToken cancellationToken)
    {
        var content = workspace.Content.Content;
        if (Directory.Exists(workspace.Output))
        {
            await ClearNameAsync(replace, cancellationToken).ConfigureAwait(false);
        }

        OutputFailure.Guard(workspace.Output, () => FileSystemSync.FlushTree(content));
        await retry
            .RunAsync(workspace.Output, () => Directory.Move(content, workspace.Output), cancellationToken)
            .ConfigureAwait(false);
    }

    private Task ClearNameAsync(bool replace, CancellationToken cancellationToken)
    {
        if (!replace)
        {
            return retry.RunAsync(workspace.Output, () => Directory.Delete(workspace.Output), cancellationToken);
        }

        OutputFailure.Guard(workspace.Output, () => TreeRemoval.Remove(workspace.Backup));
        return retry.RunAsync(
            workspace.Output, () => Directory.Move(workspace.Output, workspace.Backup), cancellationToken);
    }
}
