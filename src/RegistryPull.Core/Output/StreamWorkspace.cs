using RegistryPull.Exporting;

namespace RegistryPull.Output;

/// <summary>The workspace of an output that is a stream.</summary>
internal sealed class StreamWorkspace(Stream stream, IPullProgress progress) : IOutputWorkspace
{
    private long _size;

    public string Name => "";

    public long? FreeSpace => null;

    /// <summary>Gets the digests that images have in the output, where they differ from those that the registry
    /// serves.</summary>
    public Dictionary<Digest, Digest> Digests { get; } = [];

    /// <summary>Gets how many bytes were written.</summary>
    public long Size => Interlocked.Read(ref _size);

    public Stream Create(string path) => new NonClosingStream(stream, count => Interlocked.Add(ref _size, count));

    public string OpenDirectory() => throw new OutputException("a directory cannot be written to standard output");

    public void ReportBytesWritten(long bytes) => throw new InvalidOperationException("there is no directory");

    public void ReportDigest(Digest served, Digest written) => Digests[served] = written;

    public void Note(string message) => progress.Note(message);
}
