namespace RegistryPull.Exporting;

/// <summary>The staging of an output that exists and may not be replaced: it can only turn out to be just what is wanted.</summary>
internal sealed class ExistingStaging(string output) : IExportStaging
{
    public async Task WriteAsync(IReadOnlyList<PlannedFile> files, IBlobSource content, CancellationToken cancellationToken)
    {
        if (!await Task.Run(() => files.All(file => PlannedFileComparer.IsSame(StagingArea.Combine(output, file.Path), file, cancellationToken)), cancellationToken))
        {
            throw Exists();
        }
    }

    public Stream Create(string path) => throw Exists();

    public string OpenDirectory() => throw Exists();

    public Task<ReadOnlyMemory<byte>?> ReadExistingAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(null);

    private OutputException Exists() => new($"{output} exists and holds something else: --force replaces it, --output names another");
}
