#:property PublishAot=false
#:property GenerateDocumentationFile=true

// Makes all packages of a release: those of the command, the libraries and the templates.
//
//   dotnet run eng/pack.cs -- [--output FOLDER] [--require-native] [PLATFORM...]
//
// The command has a package for each platform, and one that people install, which names exactly those. For this
// machine's own platform it is machine code (Native AOT), for others managed and compiled ahead (ReadyToRun); "any" is
// for all that have none. PLATFORM is one of those below, or "own"; without one it is all of them. What cannot be built
// here is left out with a message; --require-native makes an error of it when the own platform would not be native.
// Without a PLATFORM, the packages of this version that other machines made are kept: docs/releasing.md.
using System.Diagnostics;
using System.Runtime.InteropServices;

const string Project = "src/RegistryPull.Cli";
const string Portable = "any";
string[] known =
[
    "linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64", "win-x64", "win-arm64", "osx-arm64", Portable,
];
string[] libraries =
[
    "src/RegistryPull.Abstractions", "src/RegistryPull.Core", "src/RegistryPull.Exporters", "test/RegistryPull.Testing",
    "templates",
];

var words = args.ToList();
var requireNative = words.Remove("--require-native");
var folder = Path.GetFullPath(TakeValue("--output", "artifacts"));
words = words.ConvertAll(word => word == "own" ? OwnOrPortable() : word);
if (words.Except(known).FirstOrDefault() is { } unknown)
{
    return Say($"{unknown} is neither a platform nor an option: the platforms are {string.Join(", ", known)}", 2);
}

Directory.SetCurrentDirectory(Root());
var version = "";
var scratch = Directory.CreateTempSubdirectory("regpull-pack-").FullName;
try
{
    version = Dotnet("msbuild", [Project, "-getProperty:PackageVersion"]).Trim();
    foreach (var platform in words.Count == 0 ? known : [.. words])
    {
        var isKept = words.Count == 0 && File.Exists(PackageOf(platform));
        Say($"{platform}: {(isKept ? "is there already" : Make(platform))}");
    }

    var packed = known.Where(platform => File.Exists(PackageOf(platform))).ToList();
    string[] pointer = ["-p:PackageBuild=pointer", $"-p:PackagePlatforms={string.Join('+', packed)}"];
    Dotnet("pack", [Project, .. Artifacts("pointer"), "-c", "Release", .. pointer, "--output", folder]);
    foreach (var library in libraries)
    {
        // Without ContinuousIntegrationBuild the symbols would hold paths of this machine.
        string[] build = ["-c", "Release", "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false"];
        Dotnet("pack", [library, .. Artifacts("libraries"), .. build, "--output", folder]);
        Say($"{library}: packed");
    }

    return Say($"regpull {version} is in {folder}, for {string.Join(", ", packed)}");
}
catch (InvalidOperationException failure)
{
    return Say(failure.Message, 1);
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

string Make(string platform)
{
    if (platform != Own())
    {
        return MakeManaged(platform);
    }

    var missing = MissingForNative(platform);
    if (missing is null)
    {
        return MakeNative(platform);
    }

    return requireNative
        ? throw new InvalidOperationException($"{platform} cannot be native: {missing}")
        : $"{MakeManaged(platform)}, because {missing}";
}

string MakeManaged(string platform)
{
    if (!CanRestore(platform, "managed"))
    {
        var command = $"dotnet restore {Project} -r {platform} -p:PackageBuild=managed";
        return $"left out, because .NET's parts for it cannot be had here: {command} says which";
    }

    Dotnet("pack", [.. Build(platform, "managed"), "--no-restore", "--output", folder]);
    return "managed";
}

// The managed build is included: it loads plug-ins.
string MakeNative(string platform)
{
    var managed = Path.Combine(scratch, "managed-build");
    Dotnet("publish", [.. Build(platform, "managed"), "-p:UseAppHost=false", "--output", managed]);
    Dotnet("pack", [.. Build(platform, "native"), "--no-restore", $"-p:ManagedBuild={managed}/**", "--output", folder]);
    return "native";
}

string? MissingForNative(string platform)
{
    if (!HasLinker())
    {
        return "there is no C compiler to link it with";
    }

    return CanRestore(platform, "native") ? null : "the native compiler of .NET cannot be had here";
}

static bool HasLinker()
{
    if (OperatingSystem.IsWindows())
    {
        const string Installer = @"%ProgramFiles(x86)%\Microsoft Visual Studio\Installer\vswhere.exe";
        return File.Exists(Environment.ExpandEnvironmentVariables(Installer));
    }

    var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
    return folders.Any(static folder => Has(folder, "clang") || Has(folder, "gcc"));

    static bool Has(string folder, string program) => File.Exists(Path.Combine(folder, program));
}

bool CanRestore(string platform, string build)
{
    string[] arguments = [Project, .. Artifacts(build), "-r", platform, $"-p:PackageBuild={build}"];
    return Run("restore", arguments).Code == 0;
}

// Analyzers report the same in every build.
string[] Build(string platform, string build) =>
[
    Project, .. Artifacts(build), "-c", "Release", "-r", platform, $"-p:PackageBuild={build}", "-p:RunAnalyzers=false",
];

// A folder for each kind, because a package takes in what is left of another. The checkout stays as it is.
string[] Artifacts(string build) => ["--artifacts-path", Path.Combine(scratch, build)];

string PackageOf(string platform) => Path.Combine(folder, $"regpull.{platform}.{version}.nupkg");

string OwnOrPortable() => known.Contains(Own()) ? Own() : Portable;

static string Own() => $"{OwnSystem()}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

static string OwnSystem()
{
    if (OperatingSystem.IsWindows())
    {
        return "win";
    }

    if (OperatingSystem.IsMacOS())
    {
        return "osx";
    }

    return RuntimeInformation.RuntimeIdentifier.Contains("musl") ? "linux-musl" : "linux";
}

// Not the caller's file path, which a build in CI makes the same on all machines.
static string Root() => Path.GetFullPath("..", (string)AppContext.GetData("EntryPointFileDirectoryPath")!);

string TakeValue(string name, string fallback)
{
    var at = words.IndexOf(name);
    if (at < 0 || at + 1 == words.Count)
    {
        return fallback;
    }

    var value = words[at + 1];
    words.RemoveRange(at, 2);
    return value;
}

static string Dotnet(string command, string[] arguments)
{
    var (code, output) = Run(command, arguments);
    return code == 0
        ? output
        : throw new InvalidOperationException($"{output}\ndotnet {command} {string.Join(' ', arguments)} failed");
}

static (int Code, string Output) Run(string command, string[] arguments)
{
    var start = new ProcessStartInfo("dotnet", [command, .. arguments]) { RedirectStandardOutput = true };
    using var process = Process.Start(start)!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output);
}

static int Say(string text, int code = 0)
{
    (code == 0 ? Console.Out : Console.Error).WriteLine(text);
    return code;
}
