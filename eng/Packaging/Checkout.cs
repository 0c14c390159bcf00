namespace Packaging;

/// <summary>What a release is built from, and where to.</summary>
/// <param name="Output">The folder of the release.</param>
/// <param name="Scratch">A folder that is removed afterwards.</param>
/// <param name="Version">The version of the packages.</param>
internal sealed record Checkout(string Output, string Scratch, string Version)
{
    /// <summary>The project of the command.</summary>
    public const string Command = "src/RegistryPull.Cli";

    /// <summary>Returns the path of a platform's package.</summary>
    public string PackageOf(string platform) => Path.Combine(Output, $"regpull.{platform}.{Version}.nupkg");

    /// <summary>Returns the path of a platform's executable.</summary>
    public string ExecutableOf(string platform) => Path.Combine(
        Output, $"regpull-{Version}-{platform}{Path.GetExtension(Platforms.CommandFile(platform))}");

    /// <summary>Gets the path of the PowerShell module's archive.</summary>
    public string ModuleArchive => Path.Combine(Output, $"RegPull-{Version}.zip");

    /// <summary>Gets the README of the command's packages.</summary>
    public required string Readme { get; init; }

    /// <summary>Returns the options for a folder of each kind of build, because a package takes in what is left of
    /// another. The checkout stays as it is.</summary>
    public string[] Artifacts(string build) => ["--artifacts-path", Path.Combine(Scratch, build)];

    /// <summary>Returns the options of one build of the command. Analyzers report the same in every build.</summary>
    public string[] Build(string platform, string build) =>
    [
        Command, .. Artifacts(build), "-c", "Release", "-r", platform, $"-p:PackageBuild={build}",
        $"-p:PackedReadme={Readme}", "-p:RunAnalyzers=false",
    ];

    /// <summary>Restores what a build needs.</summary>
    /// <returns>Whether it is to be had here.</returns>
    public bool CanRestore(string platform, string build)
    {
        string[] options = [.. Artifacts(build), "-r", platform, $"-p:PackageBuild={build}"];
        return DotnetCommand.TryRun("dotnet", ["restore", Command, .. options]).Code == 0;
    }
}
