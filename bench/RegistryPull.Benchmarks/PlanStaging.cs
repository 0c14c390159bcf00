using RegistryPull.Exporting;


namespace RegistryPull.Benchmarks;

/// <summary>A staging place that takes a plan, and fetches and writes nothing.</summary>
internal sealed class PlanStaging : IExportStaging
{
    public string Name => "output";

    public long? FreeSpace => null;

    public long Length { get; private set; }

    public Task WriteAsync(IReadOnlyList<PlannedFile> files, IBlobSource content, CancellationToken cancellationToken)
    {
        Length = files.Sum(static file => file.Length);
        return Task.CompletedTask;
    }

    public Stream Create(string path) => throw new NotSupportedException();

    public string OpenDirectory() => throw new NotSupportedException();

    public IAsyncEnumerable<KeptBlob> KeepAsync(IReadOnlyCollection<Descriptor> blobs, IBlobSource content, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Wrote(long bytes) => throw new NotSupportedException();

    public void Note(string message) => throw new NotSupportedException();

    public Task<ReadOnlyMemory<byte>?> ReadExistingAsync(string path, CancellationToken cancellationToken) => throw new NotSupportedException();
}
