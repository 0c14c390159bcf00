using System.Collections.Concurrent;
using RegistryPull.Exporting;

namespace RegistryPull.Testing;

/// <summary>A workspace in memory. Only <see cref="OpenDirectory"/> makes something on the disk, which is removed with
/// the workspace.</summary>
public sealed class MemoryWorkspace : IOutputWorkspace, IDisposable
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

    /// <summary>The digests that the exporter says images have in the output, by those that they were served
    /// with.</summary>
    public Dictionary<Digest, Digest> Digests { get; } = [];

    /// <summary>The messages of the exporter.</summary>
    public IReadOnlyCollection<string> Notes => _notes;

    /// <summary>The files that were written, by path, except those in the directory of
    /// <see cref="OpenDirectory"/>.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>The paths in the order in which a stream would carry them.</summary>
    public IReadOnlyList<string> Order => _order;

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
    public void ReportBytesWritten(long bytes) => Written += bytes;

    /// <inheritdoc/>
    public void ReportDigest(Digest served, Digest written) => Digests[served] = written;

    /// <inheritdoc/>
    public void Note(string message) => _notes.Enqueue(message);

    /// <summary>Everything that was written, in files and in the directory.</summary>
    /// <returns>The paths in ordinal order, each with the digest of its content or the target of its link.</returns>
    public IReadOnlyList<string> Snapshot() =>
    [
        .. _files.Select(static file => $"{file.Key} {Digest.Compute(file.Value)}").Concat(OnDisk())
        .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether all streams were disposed of, and nothing lies beside the directory of
    /// <see cref="OpenDirectory"/>.</summary>
    /// <returns>True when the exporter left nothing behind.</returns>
    public bool IsTidy() =>
        _streams.Values.All(static stream => stream.IsDisposed)
        && (_root is null || _root.EnumerateFileSystemInfos().All(static entry => entry.Name == "output"));

    /// <inheritdoc/>
    public void Dispose() => _root?.Delete(recursive: true);

    /// <summary>Adds a whole file to the output.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="bytes">Its content.</param>
    internal void Add(string path, byte[] bytes) => Reserve(path, bytes);

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
            FileInfo file => $"{path} {Digest.Compute(File.ReadAllBytes(file.FullName))}",
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
