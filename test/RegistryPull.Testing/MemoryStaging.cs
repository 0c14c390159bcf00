using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RegistryPull.Exporting;

namespace RegistryPull.Testing;

/// <summary>A staging place in memory; only <see cref="OpenDirectory"/> makes something on the disk, which goes with it.</summary>
public sealed class MemoryStaging : IExportStaging, IDisposable
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly Dictionary<string, OutputStream> _streams = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _notes = [];
    private DirectoryInfo? _root;

    /// <inheritdoc/>
    public string Name { get; init; } = "output";

    /// <inheritdoc/>
    public long? FreeSpace { get; init; }

    /// <summary>How many bytes the exporter says are in the directory of <see cref="OpenDirectory"/>.</summary>
    public long Written { get; private set; }

    /// <summary>What the exporter said to the person.</summary>
    public IReadOnlyCollection<string> Notes => _notes;

    /// <summary>What the output holds already, by path.</summary>
    public Dictionary<string, byte[]> Existing { get; } = new(StringComparer.Ordinal);

    /// <summary>The files that were written, by path, except those in the directory of <see cref="OpenDirectory"/>.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>The paths in the order in which a stream would carry them.</summary>
    public IReadOnlyList<string> Order => _order;

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<PlannedFile> files, IBlobSource content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var windows = files.SelectMany(Lay).ToList();
        await content.FillAsync(windows, cancellationToken);
        if (windows.Find(static window => !window.IsComplete) is { } missing)
        {
            throw new InvalidOperationException($"the source left {missing.Blob.Digest} incomplete");
        }
    }

    /// <inheritdoc/>
    public Stream Create(string path)
    {
        Reserve(path, []);
        return _streams[path] = new OutputStream(bytes => _files[path] = bytes);
    }

    /// <inheritdoc/>
    public string OpenDirectory()
    {
        _root ??= Directory.CreateTempSubdirectory("regpull-test-");
        return _root.CreateSubdirectory("output").FullName;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeptBlob> KeepAsync(
        IReadOnlyCollection<Descriptor> blobs, IBlobSource content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var blob in blobs.DistinctBy(static blob => blob.Digest))
        {
            var bytes = new byte[blob.Size];
            await content.FillAsync([new MemoryBlobWindow(blob, bytes)], cancellationToken);
            yield return new KeptBlob(blob, () => new MemoryStream(bytes, writable: false));
        }
    }

    /// <inheritdoc/>
    public void Wrote(long bytes) => Written += bytes;

    /// <inheritdoc/>
    public void Note(string message) => _notes.Enqueue(message);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadExistingAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Existing.TryGetValue(path, out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null);
    }

    /// <summary>Everything that was written, in files and in the directory.</summary>
    /// <returns>The paths in ordinal order, each with the digest of its content or the target of its link.</returns>
    public IReadOnlyList<string> Snapshot() =>
    [
        .. _files.Select(static file => $"{file.Key} {Digest.Of(file.Value)}").Concat(OnDisk()).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether all streams were disposed of, and nothing lies beside the directory of <see cref="OpenDirectory"/>.</summary>
    /// <returns>True when the exporter left nothing behind.</returns>
    public bool IsTidy() =>
        _streams.Values.All(static stream => stream.IsDisposed)
        && (_root is null || _root.EnumerateFileSystemInfos().All(static entry => entry.Name == "output"));

    /// <inheritdoc/>
    public void Dispose() => _root?.Delete(recursive: true);

    private List<MemoryBlobWindow> Lay(PlannedFile file)
    {
        var bytes = new byte[file.Length];
        Reserve(file.Path, bytes);
        var windows = new List<MemoryBlobWindow>();
        var offset = 0;
        foreach (var segment in file.Segments)
        {
            var region = bytes.AsMemory(offset, (int)segment.Length);
            if (segment is FileSegment.Blob blob)
            {
                windows.Add(new MemoryBlobWindow(blob.Content, region));
            }
            else
            {
                ((FileSegment.Bytes)segment).Content.CopyTo(region);
            }

            offset += region.Length;
        }

        return windows;
    }

    private void Reserve(string path, byte[] bytes)
    {
        // The same rule as the contract's: a planned file checks its path when it is made.
        _ = new PlannedFile(path, []);
        _files.Add(path, bytes);
        _order.Add(path);
    }

    private IEnumerable<string> OnDisk() => _root is null ? [] :
        from entry in _root.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(_root.FullName, entry.FullName)
        select entry switch
        {
            { LinkTarget: { } target } => $"{path} -> {target}",
            FileInfo file => $"{path} {Digest.Of(File.ReadAllBytes(file.FullName))}",
            _ => path + "/",
        };

    private sealed class OutputStream(Action<byte[]> finish) : MemoryStream
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            if (!IsDisposed)
            {
                IsDisposed = true;
                finish(ToArray());
            }

            base.Dispose(disposing);
        }
    }
}
