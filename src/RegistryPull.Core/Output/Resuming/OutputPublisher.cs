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
        }
        else
        {
            MoveDirectory(replace);
        }

        EndResuming();
    });

    /// <summary>Moves files into an output that exists.</summary>
    /// <param name="paths">The files in the order of the plan: what leads to the others, an index, is moved
    /// last.</param>
    /// <exception cref="OutputException">A file cannot be moved.</exception>
    public void Add(IReadOnlyList<string> paths) => OutputFailure.Guard(workspace.Output, () =>
    {
        AddFiles(paths);
        EndResuming();
    });

    private void AddFiles(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            var target = workspace.OutputPathOf(path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(workspace.Content.PathOf(path), target, overwrite: true);
        }
    }

    // A stream that an exporter wrote. Planned files are durable already, and this costs them nothing.
    private static void Sync(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
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

        FileSystemSync.Of(workspace.Content.Content);
        Directory.Move(workspace.Content.Content, workspace.Output);
    }

    private void EndResuming()
    {
        File.Delete(workspace.Content.Journal);
        File.Delete(workspace.Spool.Journal);
    }
}
