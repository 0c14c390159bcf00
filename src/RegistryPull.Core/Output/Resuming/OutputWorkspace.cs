using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>The directory beside an output, on the same volume, where it is written: <c>.NAME.regpull-partial</c>. A
/// lock admits one run at a time.</summary>
internal sealed class OutputWorkspace : IDisposable
{
    private const string BackupName = "replaced";
    private const string SpoolJournal = "kept-journal";

    private readonly FileStream _lock;
    private readonly PartialRecords _records;

    private OutputWorkspace(string output, string root, FileStream held, PartialRecords records) =>
        (Output, Root, _lock, _records) = (output, root, held, records);

    /// <summary>Gets the output's final path.</summary>
    public string Output { get; }

    /// <summary>Gets the output while it is written.</summary>
    public WorkspaceRegion Content => ContentOf(Output);

    /// <summary>Blobs that the exporter reads, and that are not part of the output.</summary>
    public WorkspaceRegion Spool => SpoolOf(Output);

    /// <summary>Gets the output that is being replaced, until the new one has the name.</summary>
    public string Backup => Path.Combine(Root, BackupName);

    private string Root { get; }

    /// <summary>Opens the workspace of an output, new or as an earlier run left it.</summary>
    /// <exception cref="OutputException">Another run has it, or it cannot be created.</exception>
    public static OutputWorkspace Open(string output, PartialRecords records)
    {
        var root = WorkspaceName.PathFor(output);
        return OutputFailure.Guard(output, () =>
        {
            WorkspaceOwnership.Take(root);
            var workspace = new OutputWorkspace(output, root, Lock(output, root), records);
            records.Add(output);
            workspace.RemoveUnplannedContent();
            return workspace;
        });
    }

    /// <summary>Returns where an output is written, whether there is a workspace or not.</summary>
    public static WorkspaceRegion ContentOf(string output) =>
        Region(output, WorkspaceOwnership.Content, "previous", WorkspaceOwnership.Journal);

    /// <summary>Returns where the blobs are that the exporter of an output reads.</summary>
    public static WorkspaceRegion SpoolOf(string output) => Region(output, "kept", "kept-previous", SpoolJournal);

    /// <summary>Removes the workspace of an output with everything in it.</summary>
    /// <exception cref="OutputException">A run has it, it is not this user's, an output that was being replaced is
    /// there and nowhere else, or it cannot be removed.</exception>
    public static void Remove(string output, PartialRecords records)
    {
        var root = WorkspaceName.PathFor(output);
        if (Path.Exists(Path.Combine(root, BackupName)) && !Path.Exists(output))
        {
            throw new OutputException(
                $"{Path.Combine(root, BackupName)} is what {output} was before a run was stopped that replaced it: "
                + "move it away, or remove it");
        }

        using (var workspace = Open(output, records))
        {
            OutputFailure.Guard(root, workspace.DeleteJournals);
        }

        if (Directory.Exists(root))
        {
            throw new OutputException($"{root} cannot be removed: look into it, and remove it");
        }
    }

    /// <summary>Returns when something was last written in a workspace.</summary>
    /// <remarks>A journal gets a line for each megabyte. The files themselves may have the times of an image.</remarks>
    public static DateTime LastWritten(string root)
    {
        string[] paths = [root, Path.Combine(root, WorkspaceOwnership.Journal), Path.Combine(root, SpoolJournal)];
        return paths.Max(File.GetLastWriteTimeUtc);
    }

    /// <summary>Removes the journals, because nothing is left to resume.</summary>
    /// <remarks>A failure does not matter: a journal without content is ignored.</remarks>
    public void Forget() => Try(DeleteJournals);

    /// <summary>Unlocks the workspace. It stays for the next run only when a journal says that there is something to
    /// resume.</summary>
    public void Dispose()
    {
        var isWorthKeeping = Content.IsWorthKeeping || Spool.IsWorthKeeping;
        Try(isWorthKeeping ? RemoveUnplannedContent : Empty);

        _lock.Dispose();
        if (!isWorthKeeping)
        {
            Try(Remove);
        }

        if (!Directory.Exists(Root))
        {
            _records.Remove(Output);
        }
    }

    private void DeleteJournals()
    {
        File.Delete(Content.Journal);
        File.Delete(Spool.Journal);
    }

    private static WorkspaceRegion Region(string output, string content, string migrationSource, string journal)
    {
        var root = WorkspaceName.PathFor(output);
        return new WorkspaceRegion(
            output, Path.Combine(root, content), Path.Combine(root, migrationSource), Path.Combine(root, journal));
    }

    // Content that no plan describes is of no use to another run.
    private void RemoveUnplannedContent()
    {
        if (!Content.IsWorthKeeping && !Path.Exists(Content.MigrationSource))
        {
            TreeRemoval.Remove(Content.Content);
        }
    }

    private static void Try(Action tidy)
    {
        try
        {
            tidy();
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            // The output is complete, or was never created. Files that remain do no harm.
        }
    }

    // While the lock is held: once it is not, what is here may be the next run's.
    private void Empty()
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(Root).Where(entry => entry != _lock.Name))
        {
            TreeRemoval.Remove(entry);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.Delete(_lock.Name);
        }
    }

    // Fails where another run has begun, as it should.
    private void Remove()
    {
        if (OperatingSystem.IsWindows())
        {
            File.Delete(_lock.Name);
        }

        Directory.Delete(Root);
    }

    private static FileStream Lock(string output, string root)
    {
        try
        {
            var held = new FileStream(
                Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (!FileLock.IsStillLinked(held))
            {
                throw new IOException("the earlier run is removing the workspace");
            }

            return held;
        }
        catch (IOException error)
        {
            throw new OutputException(
                $"{output} is being written by another run of regpull: wait for it to end", error);
        }
    }
}
