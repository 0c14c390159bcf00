using System.Security.Cryptography;

namespace RegistryPull.Exporting;

/// <summary>The place beside an output, on the same volume, where it grows: <c>.NAME.regpull-partial</c>. One run at a time has it.</summary>
internal sealed class StagingArea : IDisposable
{
    private readonly FileStream _lock;

    private StagingArea(string output, string root, FileStream held) => (Output, Root, _lock) = (output, root, held);

    /// <summary>The output's final path.</summary>
    public string Output { get; }

    /// <summary>What grows: a file or a directory.</summary>
    public string Content => Path.Combine(Root, "content");

    /// <summary>What an earlier run left, while it is brought into another layout.</summary>
    public string Previous => Path.Combine(Root, "previous");

    /// <summary>The record of what the content holds.</summary>
    public string Journal => Path.Combine(Root, "journal");

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
            return new StagingArea(output, root, Lock(output, root));
        });
    }

    /// <summary>Where a staged file of an output is.</summary>
    public string PathOf(string path) => Combine(Content, path);

    /// <summary>Where a file of the finished output is.</summary>
    public string OutputPathOf(string path) => Combine(Output, path);

    /// <summary>Lets go of the area. It stays for the next run only when its journal says that there is something to resume.</summary>
    public void Dispose()
    {
        var isWorthKeeping = File.Exists(Journal) && new FileInfo(Journal).Length > 0;
        if (!isWorthKeeping)
        {
            Try(Empty);
        }

        _lock.Dispose();
        if (!isWorthKeeping)
        {
            Try(Remove);
        }
    }

    public static string Combine(string root, string path) => path.Length == 0 ? root : Path.Combine([root, .. path.Split('/')]);

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
        foreach (var entry in new DirectoryInfo(Root).EnumerateFileSystemInfos().Where(entry => entry.FullName != _lock.Name))
        {
            if (entry is DirectoryInfo directory)
            {
                directory.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
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
