using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>The place beside an output, on the same volume, where it grows: <c>.NAME.regpull-partial</c>. One run at a time has it.</summary>
internal sealed class StagingArea : IDisposable
{
    private const string ReplacedName = "replaced";
    private const string KeptJournal = "kept-journal";

    private readonly FileStream _lock;
    private readonly PartialRecords _records;

    private StagingArea(string output, string root, FileStream held, PartialRecords records) => (Output, Root, _lock, _records) = (output, root, held, records);

    /// <summary>The output's final path.</summary>
    public string Output { get; }

    /// <summary>The output as it grows.</summary>
    public StagingPlace Grown => Place(StagingOwnership.Content, "previous", StagingOwnership.Journal);

    /// <summary>Blobs that the exporter reads, and that are no part of the output.</summary>
    public StagingPlace Kept => Place("kept", "kept-previous", KeptJournal);

    /// <summary>An output that is being replaced, until its successor has the name.</summary>
    public string Replaced => Path.Combine(Root, ReplacedName);

    private string Root { get; }

    /// <summary>Opens or takes up the area of an output.</summary>
    /// <exception cref="OutputException">Another run has it, or it cannot be made.</exception>
    public static StagingArea Open(string output, PartialRecords records)
    {
        var root = StagingName.Of(output);
        return OutputFailure.Guard(output, () =>
        {
            StagingOwnership.Take(root);
            var area = new StagingArea(output, root, Lock(output, root), records);
            records.Add(output);
            area.RemoveFreehand();
            return area;
        });
    }

    /// <summary>Removes the area of an output with all that it holds.</summary>
    /// <exception cref="OutputException">A run has it, it is not this user's, an output that was being replaced is there and nowhere else, or it cannot be removed.</exception>
    public static void Remove(string output, PartialRecords records)
    {
        var root = StagingName.Of(output);
        if (Path.Exists(Path.Combine(root, ReplacedName)) && !Path.Exists(output))
        {
            throw new OutputException($"{Path.Combine(root, ReplacedName)} is what {output} was before a run was stopped that replaced it: move it away, or remove it");
        }

        using (var area = Open(output, records))
        {
            OutputFailure.Guard(root, area.ForgetContent);
        }

        if (Directory.Exists(root))
        {
            throw new OutputException($"{root} cannot be removed: look into it, and remove it");
        }
    }

    /// <summary>When something was last written in an area: a journal has a line for each megabyte. The files themselves may have the times of an image.</summary>
    public static DateTime LastWritten(string root) => new[] { root, Path.Combine(root, StagingOwnership.Journal), Path.Combine(root, KeptJournal) }.Max(File.GetLastWriteTimeUtc);

    /// <summary>Where a file of the finished output is.</summary>
    public string OutputPathOf(string path) => StagingPlace.Combine(Output, path);

    /// <summary>Lets go of the area. It stays for the next run only when a journal says that there is something to resume.</summary>
    public void Dispose()
    {
        var isWorthKeeping = Grown.IsWorthKeeping || Kept.IsWorthKeeping;
        Try(isWorthKeeping ? RemoveFreehand : Empty);

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

    private void ForgetContent()
    {
        File.Delete(Grown.Journal);
        File.Delete(Kept.Journal);
    }

    private StagingPlace Place(string content, string previous, string journal) =>
        new(Output, Path.Combine(Root, content), Path.Combine(Root, previous), Path.Combine(Root, journal));

    // What was not laid out by a plan is no good to another run.
    private void RemoveFreehand()
    {
        if (!Grown.IsWorthKeeping && !Path.Exists(Grown.Previous))
        {
            TreeRemoval.Remove(Grown.Content);
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
            // The output is whole, or there never was any: what is left behind is untidy, not wrong.
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
            var held = new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return FileLock.HasItsName(held) ? held : throw new IOException("the run that had it before is just leaving");
        }
        catch (IOException error)
        {
            throw new OutputException($"{output} is being written by another run of regpull: wait for it to end", error);
        }
    }
}
