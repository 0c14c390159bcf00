using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>Gives a finished output its name.</summary>
internal sealed class OutputPublisher(OutputWorkspace workspace)
{
    /// <summary>Moves the whole output to its name.</summary>
    /// <exception cref="OutputException">The name is taken, or cannot be given.</exception>
    public void Publish(bool replace) => OutputFailure.Guard(workspace.Output, () =>
    {
        if (File.Exists(workspace.Content.Content))
        {
            Sync(workspace.Content.Content);
            File.Move(workspace.Content.Content, workspace.Output, replace);
            FileSystemSync.FlushDirectory(Path.GetDirectoryName(workspace.Output)!);
        }
        else
        {
            MoveDirectory(replace);
        }

        workspace.Forget();
    });

    /// <summary>Moves files into an output that exists.</summary>
    /// <param name="paths">The files in the order of the plan: what leads to the others, an index, is moved
    /// last.</param>
    /// <exception cref="OutputException">A file cannot be moved.</exception>
    public void Add(IReadOnlyList<string> paths) => OutputFailure.Guard(workspace.Output, () =>
    {
        AddFiles(paths);
        workspace.Forget();
    });

    // Others may be able to write to the output, so no link below it is followed.
    private void AddFiles(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            string[] parts = path.Split('/');
            using var folder = PinnedDirectory.Create(workspace.Output, parts[..^1]);
            File.Move(workspace.Content.PathOf(path), folder.PathOf(parts[^1]), overwrite: true);
            FileSystemSync.FlushDirectory(folder.Path);
        }
    }

    // A stream that an exporter wrote. Planned files are durable already, and this costs them nothing.
    private static void Sync(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        FileSystemSync.Flush(file, path);
    }

    private void MoveDirectory(bool replace)
    {
        if (Directory.Exists(workspace.Output))
        {
            if (replace)
            {
                TreeRemoval.Remove(workspace.Backup);
                Directory.Move(workspace.Output, workspace.Backup);
            }
            else
            {
                Directory.Delete(workspace.Output);
            }
        }

        FileSystemSync.FlushTree(workspace.Content.Content);
        Directory.Move(workspace.Content.Content, workspace.Output);
        FileSystemSync.FlushDirectory(Path.GetDirectoryName(workspace.Output)!);
    }
}
