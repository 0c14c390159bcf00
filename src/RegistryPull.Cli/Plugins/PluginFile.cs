namespace RegistryPull.Cli.Plugins;

/// <summary>A plug-in on the disk: <c>NAME/NAME.dll</c> is the format NAME.</summary>
/// <param name="Name">The folder's name, which is the format's.</param>
/// <param name="Path">The assembly's full path. It need not exist.</param>
internal sealed record PluginFile(string Name, string Path)
{
    /// <summary>The folder that holds the assembly and what it needs.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public override string ToString() => $"plug-in {Path}";
}
