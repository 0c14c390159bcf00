using RegistryPull.Exporting;

namespace RegistryPull.Cli.Plugins;

/// <summary>The workspace as a plug-in gets it. Use that contradicts the plug-in's traits throws in the plug-in's own
/// code.</summary>
internal sealed class PluginWorkspace(IOutputWorkspace workspace, OutputTraits traits) : IOutputWorkspace
{
    private bool _isUsed;

    public string Name => workspace.Name;

    public long? FreeSpace => workspace.FreeSpace;

    public Stream Create(string path)
    {
        Expect(path switch
        {
            "" => OutputKind.File,
            _ => OutputKind.Directory,
        });
        return workspace.Create(path);
    }

    public string OpenDirectory()
    {
        Expect(OutputKind.Directory);
        return workspace.OpenDirectory();
    }

    public void ReportBytesWritten(long bytes) => workspace.ReportBytesWritten(bytes);

    public void ReportDigest(Digest served, Digest written) => workspace.ReportDigest(served, written);

    public void Note(string message) => workspace.Note(TerminalText.Sanitize(message));

    public void RequireUse()
    {
        if (!_isUsed)
        {
            throw new InvalidOperationException("it came back without having written anything");
        }
    }

    private void Expect(OutputKind kind)
    {
        _isUsed = true;
        PluginExporter.RequireKind(kind, traits);
    }
}
