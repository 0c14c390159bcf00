namespace RegistryPull.Archives;

/// <summary>The open archives of a session. Each is read once, whatever number of its images are opened.</summary>
/// <param name="progress">Shows notes.</param>
/// <param name="options">Names the archives that have what deltas lack.</param>
internal sealed class ArchivePool(IPullProgress progress, RegistryPullOptions options) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly List<PooledArchive> _opened = [];

    /// <summary>Gets the directory of temporary files.</summary>
    public string SpoolFolder { get; init; } = Path.GetTempPath();

    /// <summary>Opens an archive, or returns it when it is open and its files have not changed.</summary>
    /// <param name="path">The path of an archive or layout.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The archive, which stays open until this is disposed of.</returns>
    /// <exception cref="RegistryPullException">Nothing is there, or it is not an archive of images.</exception>
    public Task<ImageArchive> OpenAsync(string path, CancellationToken cancellationToken) =>
        OpenAsync(path, known: null, cancellationToken);

    /// <summary>Returns what opens an archive of this pool in another one without reading its headers.</summary>
    /// <returns>Null for a directory.</returns>
    public KnownArchive? KnownOf(ImageArchive archive)
    {
        var pooled = _opened.Find(pooled => pooled.Archive == archive);
        return (pooled, archive.Files.Table) switch
        {
            ({ } opened, { } table) => new KnownArchive(opened.Stamp, table),
            _ => null,
        };
    }

    /// <summary>Opens one image of an archive.</summary>
    /// <param name="path">The path of an archive or layout.</param>
    /// <param name="reference">The image: a name in the archive, or a digest.</param>
    /// <param name="known">The archive as it was read before; null when it was not.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="RegistryPullException">Nothing is there, it is not an archive of images, or does not have this
    /// one.</exception>
    public async Task<ArchiveRepository> OpenAsync(
        string path, ImageReference reference, KnownArchive? known, CancellationToken cancellationToken)
    {
        var archive = await OpenAsync(path, known, cancellationToken).ConfigureAwait(false);
        var image = await new ArchiveLookup(archive).OpenAsync(reference, cancellationToken).ConfigureAwait(false);
        foreach (var other in options.LayersFrom)
        {
            image.Add(await OpenAsync(other, cancellationToken).ConfigureAwait(false));
        }

        return image;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _opened.ForEach(static pooled => pooled.Archive.Dispose());
        _opened.Clear();
        _gate.Dispose();
    }

    private async Task<ImageArchive> OpenAsync(
        string path, KnownArchive? known, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var stamp = ArchiveStamp.Read(path);
            var open = _opened.Find(pooled => pooled.Archive.Path == path && pooled.Stamp == stamp);
            return open?.Archive ?? await ReadAsync(path, stamp, known, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<ImageArchive> ReadAsync(
        string path, ArchiveStamp stamp, KnownArchive? known, CancellationToken cancellationToken)
    {
        var opener = new ArchiveFilesOpener(progress, SpoolFolder);
        var table = known?.Stamp == stamp ? known.Table : null;
        var files = await opener.OpenAsync(path, table, cancellationToken).ConfigureAwait(false);
        var archive = await ImageArchive.ReadAsync(files, cancellationToken).ConfigureAwait(false);
        _opened.Add(new PooledArchive(archive, stamp));
        return archive;
    }
}
