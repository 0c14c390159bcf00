#:property PublishAot=false
#:property GenerateDocumentationFile=true

// Makes the packages of the command: one for each platform, and the one that people install, which names exactly those.
//
//   dotnet run eng/pack.cs -- [--output FOLDER] [--require-native] [PLATFORM...]
//
// For this machine's own platform it is machine code (Native AOT), for others managed and compiled ahead (ReadyToRun); "any" is for
// all that have none. PLATFORM is one of those below, or "own"; without one it is all of them. What cannot be built here is left out,
// and said; --require-native makes an error of it when the own platform would not be native. Who names no platform
// keeps the packages of this version that are in the folder, from other machines: docs/releasing.md.
using System.Diagnostics;
using System.Runtime.InteropServices;

const string Project = "src/RegistryPull.Cli";
const string Portable = "any";
string[] known = ["linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64", "win-x64", "win-arm64", "osx-arm64", Portable];

var words = args.ToList();
var requireNative = words.Remove("--require-native");
var folder = Path.GetFullPath(TakeValue("--output", "artifacts"));
words = words.ConvertAll(word => word != "own" ? word : known.Contains(Own()) ? Own() : Portable);
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
        Say($"{platform}: {(words.Count == 0 && File.Exists(PackageOf(platform)) ? "is there already" : Make(platform))}");
    }

    var packed = known.Where(platform => File.Exists(PackageOf(platform))).ToList();
    Dotnet("pack", [Project, .. Artifacts("pointer"), "-c", "Release", "-p:PackageBuild=pointer", $"-p:PackagePlatforms={string.Join('+', packed)}", "--output", folder]);
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
    return missing is null ? MakeNative(platform)
        : requireNative ? throw new InvalidOperationException($"{platform} cannot be native: {missing}")
        : $"{MakeManaged(platform)}, because {missing}";
}

string MakeManaged(string platform)
{
    if (!CanRestore(platform, "managed"))
    {
        return $"left out, because .NET's parts for it cannot be had here: dotnet restore {Project} -r {platform} -p:PackageBuild=managed says which";
    }

    Dotnet("pack", [.. Build(platform, "managed"), "--no-restore", "--output", folder]);
    return "managed";
}

// The managed build goes along: it loads plug-ins.
string MakeNative(string platform)
{
    var managed = Path.Combine(scratch, "managed-build");
    Dotnet("publish", [.. Build(platform, "managed"), "-p:UseAppHost=false", "--output", managed]);
    Dotnet("pack", [.. Build(platform, "native"), "--no-restore", $"-p:ManagedBuild={managed}/**", "--output", folder]);
    return "native";
}

string? MissingForNative(string platform) => !HasLinker() ? "there is no C compiler to link it with"
    : !CanRestore(platform, "native") ? "the native compiler of .NET cannot be had here"
    : null;

static bool HasLinker() => OperatingSystem.IsWindows()
    ? File.Exists(Environment.ExpandEnvironmentVariables(@"%ProgramFiles(x86)%\Microsoft Visual Studio\Installer\vswhere.exe"))
    : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(static path => File.Exists(Path.Combine(path, "clang")) || File.Exists(Path.Combine(path, "gcc")));

bool CanRestore(string platform, string build) => Run("restore", [Project, .. Artifacts(build), "-r", platform, $"-p:PackageBuild={build}"]).Code == 0;

// Analyzers say the same at every build.
string[] Build(string platform, string build) => [Project, .. Artifacts(build), "-c", "Release", "-r", platform, $"-p:PackageBuild={build}", "-p:RunAnalyzers=false"];

// A folder for each kind: a package takes in what is left of another. And the checkout stays as it is.
string[] Artifacts(string build) => ["--artifacts-path", Path.Combine(scratch, build)];

string PackageOf(string platform) => Path.Combine(folder, $"regpull.{platform}.{version}.nupkg");

static string Own()
{
    var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : RuntimeInformation.RuntimeIdentifier.Contains("musl") ? "linux-musl" : "linux";
    return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
}

// Not the caller's file path, which a build in CI makes the same on all machines.
static string Root() => Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));

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
    return code == 0 ? output : throw new InvalidOperationException($"{output}\ndotnet {command} {string.Join(' ', arguments)} failed");
}

static (int Code, string Output) Run(string command, string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo("dotnet", [command, .. arguments]) { RedirectStandardOutput = true })!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output);
}

static int Say(string text, int code = 0)
{
    (code == 0 ? Console.Out : Console.Error).WriteLine(text);
    return code;
}
