using RegistryPull.Exporting;

namespace RegistryPull.Cli.Plugins;

/// <summary>The staging place as a plug-in gets it: what does not fit its own traits fails while it is the plug-in's to answer for.</summary>
internal sealed class PluginStaging(IExportStaging staging, OutputTraits traits) : IExportStaging
{
    private bool _isUsed;

    public string Name => staging.Name;

    public long? FreeSpace => staging.FreeSpace;

    public Task WriteAsync(IReadOnlyList<PlannedFile> files, IBlobSource content, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            Expect(file.Path);
        }

        return staging.WriteAsync(files, content, cancellationToken);
    }

    public Stream Create(string path)
    {
        Expect(path);
        return staging.Create(path);
    }

    public string OpenDirectory()
    {
        Expect("/");
        return staging.OpenDirectory();
    }

    public IAsyncEnumerable<KeptBlob> KeepAsync(IReadOnlyCollection<Descriptor> blobs, IBlobSource content, CancellationToken cancellationToken) =>
        staging.KeepAsync(blobs, content, cancellationToken);

    public void Wrote(long bytes) => staging.Wrote(bytes);

    public void Note(string message) => staging.Note(TerminalText.Sanitize(message));

    public Task<ReadOnlyMemory<byte>?> ReadExistingAsync(string path, CancellationToken cancellationToken) =>
        staging.ReadExistingAsync(path, cancellationToken);

    public void RequireUse()
    {
        if (!_isUsed)
        {
            throw new InvalidOperationException("it came back without having written anything");
        }
    }

    private void Expect(string path)
    {
        _isUsed = true;
        if ((path == "") != (traits.Kind == OutputKind.File))
        {
            throw new InvalidOperationException($"it writes a {(path == "" ? "file" : "directory")}, and its traits say otherwise");
        }
    }
}
