using System.Security.Cryptography;

namespace RegistryPull.Exporting;

/// <summary>The place beside an output, on the same volume, where it grows: <c>.NAME.regpull-partial</c>. One run at a time has it.</summary>
internal sealed class StagingArea : IDisposable
{
    private readonly FileStream _lock;

    private StagingArea(string output, string root, FileStream held) => (Output, Root, _lock) = (output, root, held);

    /// <summary>The output's final path.</summary>
    public string Output { get; }

    /// <summary>The output as it grows.</summary>
    public StagingPlace Grown => Place(StagingOwnership.Content, "previous", StagingOwnership.Journal);

    /// <summary>Blobs that the exporter reads, and that are no part of the output.</summary>
    public StagingPlace Kept => Place("kept", "kept-previous", "kept-journal");

    /// <summary>An output that is being replaced, until its successor has the name.</summary>
    public string Replaced => Path.Combine(Root, "replaced");

    private string Root { get; }

    /// <summary>Opens or takes up the area of an output.</summary>
    /// <exception cref="OutputException">Another run has it, or it cannot be made.</exception>
    public static StagingArea Open(string output)
    {
        var folder = Path.GetDirectoryName(output) ?? throw new OutputException($"{output} is a whole volume: name something in it");
        var root = Path.Combine(folder, $".{Path.GetFileName(output)}.regpull-partial");
        return OutputFailure.Guard(output, () =>
        {
            StagingOwnership.Take(root);
            var area = new StagingArea(output, root, Lock(output, root));
            area.RemoveFreehand();
            return area;
        });
    }

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
            return HasItsName(held) ? held : throw new IOException("the run that had it before is just leaving");
        }
        catch (IOException error)
        {
            throw new OutputException($"{output} is being written by another run of regpull: wait for it to end", error);
        }
    }

    // A run that leaves removes the file. Who opened it just before holds a lock on nothing: the time that it sets is not seen under the name.
    private static bool HasItsName(FileStream held)
    {
        var mark = DateTime.UnixEpoch.AddMinutes(RandomNumberGenerator.GetInt32(int.MaxValue / 64));
        File.SetLastWriteTimeUtc(held.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(held.Name) == mark;
    }
}
