#:project Packaging/Packaging.csproj
#:property PublishAot=false
#:property GenerateDocumentationFile=true

// Makes a release: the packages of the command, the libraries and the templates, and executables for machines without
// .NET.
//
//   dotnet run eng/pack.cs -- [OPTION...] [PLATFORM...]
//
//   --output FOLDER      where it goes; artifacts without it
//   --require-native     this machine's own package is machine code, or it is an error
//   --max-glibc VERSION  the native commands for Linux need no newer C library, or it is an error
//   --executables        single executables and the PowerShell module too, with SHA256SUMS and the manifests of winget,
//                        scoop and Homebrew
//
// The command has a package for each platform, and one that people install, which names exactly those. It is machine
// code (Native AOT) where it can be linked, for others managed and compiled ahead (ReadyToRun); "any" is for all that
// have none. PLATFORM is one of those of Packaging/Platforms.cs, or "own"; without one it is all of them. What cannot
// be built here is left out with a message. Without a PLATFORM, the packages of this version that other machines made
// are kept: docs/releasing.md.
using Packaging;
using Packaging.Manifests;

string[] libraries =
[
    "src/RegistryPull.Abstractions", "src/RegistryPull.Core", "src/RegistryPull.Exporters", "test/RegistryPull.Testing",
    "templates",
];

var words = args.ToList();
var requireNative = words.Remove("--require-native");
var withExecutables = words.Remove("--executables");
var folder = Path.GetFullPath(TakeValue("--output") ?? "artifacts");
var maxGlibc = TakeValue("--max-glibc") is { } wanted ? Version.Parse(wanted) : null;

// Not the caller's file path, which a build in CI makes the same on all machines.
Directory.SetCurrentDirectory(
    Path.GetFullPath("..", (string)AppContext.GetData("EntryPointFileDirectoryPath")!));
var scratch = Directory.CreateTempSubdirectory("regpull-pack-").FullName;
try
{
    Make([.. words.Select(Platforms.Parse)]);
    return 0;
}
catch (PackagingException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

void Make(IReadOnlyList<string> platforms)
{
    var readme = new PackedReadme(FindRepository(), FindCommit());
    var checkout = new Checkout(
        folder, scratch, DotnetCommand.Run("msbuild", Checkout.Command, "-getProperty:PackageVersion").Trim())
    {
        Readme = readme.Write("README.md", Path.Combine(scratch, "readme")),
    };
    var packages = new PackageBuilder(checkout, new NativeLinking(checkout), requireNative);
    foreach (var platform in platforms.Count == 0 ? Platforms.All : platforms)
    {
        var isKept = platforms.Count == 0 && File.Exists(checkout.PackageOf(platform));
        Console.WriteLine($"{platform}: {(isKept ? "is there already" : packages.Make(platform))}");
    }

    var packed = Platforms.All.Where(platform => File.Exists(checkout.PackageOf(platform))).ToList();
    string[] pointer =
    [
        "-p:PackageBuild=pointer", $"-p:PackagePlatforms={string.Join('+', packed)}",
        $"-p:PackedReadme={checkout.Readme}",
    ];
    DotnetCommand.Run(
        "pack",
        [Checkout.Command, .. checkout.Artifacts("pointer"), "-c", "Release", .. pointer, "--output", folder]);
    foreach (var library in libraries)
    {
        // Without ContinuousIntegrationBuild the symbols would hold paths of this machine.
        string[] build = ["-c", "Release", "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false"];
        DotnetCommand.Run("pack", [library, .. checkout.Artifacts("libraries"), .. build, "--output", folder]);
        Console.WriteLine($"{library}: packed");
    }

    var executables = new ExecutableBuilder(checkout);
    var wantsExecutable = Platforms.WithExecutable.Where(name => platforms.Count == 0 || platforms.Contains(name));
    foreach (var platform in withExecutables ? wantsExecutable : [])
    {
        Console.WriteLine($"executable for {platform}: {executables.Make(platform)}");
        CheckGlibc(platform, checkout.ExecutableOf(platform));
    }

    if (withExecutables)
    {
        ModuleArchive.Write("powershell/RegPull", checkout.ModuleArchive, FindRepository());
        WriteManifests(checkout.Version, executables.WriteSums());
    }

    Console.WriteLine($"regpull {checkout.Version} is in {folder}, for {string.Join(", ", packed)}");
}

void CheckGlibc(string platform, string executable)
{
    if (!platform.StartsWith("linux-", StringComparison.Ordinal) || !File.Exists(executable))
    {
        return;
    }

    var needed = GlibcVersion.Read(File.ReadAllBytes(executable));
    Console.WriteLine($"executable for {platform}: needs glibc {needed}");
    if (needed > maxGlibc)
    {
        throw new PackagingException($"{executable} needs glibc {needed}, and {maxGlibc} has to be enough");
    }
}

void WriteManifests(string version, IReadOnlyDictionary<string, string> sums)
{
    var repository = FindRepository();
    if (repository is null)
    {
        Console.WriteLine("manifests: left out, because the address of the sources is not known (git remote)");
        return;
    }

    ManifestFolder.Write(new Release(version, repository, sums), folder);
    Console.WriteLine("manifests: written, for winget, scoop and Homebrew");
}

// The packages name the same address: PublishRepositoryUrl in src/Library.props.
static string? FindRepository()
{
    const string Git = ".git";
    if (Environment.GetEnvironmentVariable("RepositoryUrl") is { Length: > 0 } named)
    {
        return named.TrimEnd('/');
    }

    var (code, remote) = DotnetCommand.TryRun("git", "remote", "get-url", "origin");
    var address = remote.Trim();
    if (code != 0 || !address.StartsWith("https://", StringComparison.Ordinal))
    {
        return null;
    }

    return address.EndsWith(Git, StringComparison.Ordinal) ? address[..^Git.Length] : address;
}

static string FindCommit()
{
    var (code, commit) = DotnetCommand.TryRun("git", "rev-parse", "HEAD");
    return code == 0 ? commit.Trim() : "HEAD";
}

string? TakeValue(string name)
{
    var at = words.IndexOf(name);
    if (at < 0 || at + 1 == words.Count)
    {
        return null;
    }

    var value = words[at + 1];
    words.RemoveRange(at, 2);
    return value;
}
