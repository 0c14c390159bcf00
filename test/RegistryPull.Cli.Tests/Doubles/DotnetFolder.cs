namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>Files that look like installations of .NET, below a root of their own.</summary>
internal sealed class DotnetFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("regpull-dotnet-");

    public string Root => _root.FullName;

    public static string Program { get; } = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    public static string NewEnough { get; } = $"{Environment.Version.Major}.0.0";

    /// <summary>Adds an installation.</summary>
    /// <returns>Its folder.</returns>
    public string Install(string name, params IEnumerable<string> runtimes)
    {
        var folder = _root.CreateSubdirectory(name);
        File.WriteAllText(Path.Combine(folder.FullName, Program), "");
        foreach (var runtime in runtimes)
        {
            folder.CreateSubdirectory($"shared/Microsoft.NETCore.App/{runtime}");
        }

        return folder.FullName;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
