using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>The staging of an output on the disk: it grows in its area, and gets its name when it is complete.</summary>
internal sealed class AreaStaging(StagingArea area, bool addsToExisting, IPullProgress progress) : IExportStaging
{
    private readonly List<string> _inOrder = [];
    private bool _isAdded;

    public string Name => Path.GetFileName(area.Output);

    public long? FreeSpace => Volume.FreeSpace(Path.GetDirectoryName(area.Output)!);

    /// <summary>How many bytes were written.</summary>
    public long Size { get; private set; }

    /// <summary>Whether the existing output held everything already.</summary>
    public bool IsUpToDate { get; private set; }

    public async Task WriteAsync(IReadOnlyList<PlannedFile> files, IBlobSource content, CancellationToken cancellationToken)
    {
        _isAdded = addsToExisting && Directory.Exists(area.Output);
        var missing = _isAdded ? await Task.Run(() => Missing(files, cancellationToken), cancellationToken) : files;
        IsUpToDate = missing.Count == 0;
        if (IsUpToDate)
        {
            return;
        }

        using var staged = await Task.Run(() => StagedFiles.Lay(area.Grown, missing, areDurable: true), cancellationToken);
        await content.FillAsync(staged.Windows, cancellationToken);
        _inOrder.AddRange(missing.Select(static file => file.Path));
        Size = missing.Sum(static file => file.Length);
    }

    public Stream Create(string path) => OutputFailure.Guard(area.Output, () =>
    {
        var file = area.Grown.PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new UnplannedFileStream(new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read), area.Output);
    });

    public string OpenDirectory() => OutputFailure.Guard(area.Output, () => Directory.CreateDirectory(area.Grown.Content).FullName);

    public IAsyncEnumerable<KeptBlob> KeepAsync(IReadOnlyCollection<Descriptor> blobs, IBlobSource content, CancellationToken cancellationToken) =>
        SpooledBlobs.FillAsync(area.Kept, blobs, content, cancellationToken);

    public void Wrote(long bytes) => Size += bytes;

    public void Note(string message) => progress.Note(message);

    public async Task<ReadOnlyMemory<byte>?> ReadExistingAsync(string path, CancellationToken cancellationToken) =>
        addsToExisting ? await SmallFile.ReadAsync(area.OutputPathOf(path), cancellationToken) : null;

    /// <summary>Gives the output its name.</summary>
    /// <exception cref="OutputException">The name is taken, or cannot be given.</exception>
    public void Publish(bool replace) => OutputFailure.Guard(area.Output, () =>
    {
        if (_isAdded)
        {
            AddFiles();
        }
        else if (File.Exists(area.Grown.Content))
        {
            Sync(area.Grown.Content);
            File.Move(area.Grown.Content, area.Output, replace);
        }
        else
        {
            MoveDirectory(replace);
        }

        // Nothing is left to resume.
        File.Delete(area.Grown.Journal);
        File.Delete(area.Kept.Journal);
    });

    private List<PlannedFile> Missing(IReadOnlyList<PlannedFile> files, CancellationToken cancellationToken) =>
        [.. files.Where(file => !PlannedFileComparer.IsSame(area.OutputPathOf(file.Path), file, cancellationToken))];

    // In the exporter's order: what leads to the rest, an index, comes last and is never ahead of it.
    private void AddFiles()
    {
        foreach (var path in _inOrder)
        {
            var target = area.OutputPathOf(path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(area.Grown.PathOf(path), target, overwrite: true);
        }
    }

    // A stream that an exporter wrote; planned files are durable already, and this costs them nothing.
    private void Sync(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
        Size = RandomAccess.GetLength(file);
    }

    private void MoveDirectory(bool replace)
    {
        if (Directory.Exists(area.Output))
        {
            if (replace)
            {
                TreeRemoval.Remove(area.Replaced);
                Directory.Move(area.Output, area.Replaced);
            }
            else
            {
                Directory.Delete(area.Output);
            }
        }

        FileSystemSync.Of(area.Grown.Content);
        Directory.Move(area.Grown.Content, area.Output);
    }
}
