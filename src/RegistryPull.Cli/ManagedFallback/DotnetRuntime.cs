using System.Runtime.InteropServices;

namespace RegistryPull.Cli.ManagedFallback;

/// <summary>
/// Finds an installed .NET that is new enough: <c>dotnet</c> itself would take many lines to say that it is not.
/// </summary>
/// <param name="environment">Looks up an environment variable.</param>
/// <param name="root">The directory that <c>etc</c> and <c>usr</c> are in.</param>
/// <remarks>
/// The places and their order are those of
/// https://github.com/dotnet/designs/blob/main/accepted/2020/install-locations.md, with PATH before the usual ones.
/// </remarks>
internal sealed class DotnetRuntime(Func<string, string?> environment, string root = "/")
{
    private static readonly string Architecture = $"{RuntimeInformation.ProcessArchitecture}";
    private static readonly string[] Usual = ["usr/share/dotnet", "usr/lib/dotnet", "usr/local/share/dotnet"];
    private static readonly string Program = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>The least major version: the one that this program was built for.</summary>
    public static int Wanted { get; } = Environment.Version.Major;

    /// <summary>The full path of <c>dotnet</c>; null when none has such a runtime.</summary>
    public string? FindHost() => Folders().Select(static folder => Path.Combine(folder, Program)).FirstOrDefault(IsFit);

    // A relative folder is searched in the current directory, which may hold a program from outside.
    private IEnumerable<string> Folders() => Variables($"DOTNET_ROOT_{Architecture.ToUpperInvariant()}", "DOTNET_ROOT")
        .Concat(Registered($"install_location_{Architecture.ToLowerInvariant()}"))
        .Concat(Registered("install_location"))
        .Concat(Variables("PATH").SelectMany(static path => path.Split(Path.PathSeparator)))
        .Concat(Variables("ProgramFiles").Select(static programs => Path.Combine(programs, "dotnet")))
        .Concat(Usual.Select(folder => Path.Combine(root, folder)))
        .Concat(Variables("HOME", "USERPROFILE").Select(static home => Path.Combine(home, ".dotnet")))
        .Where(Path.IsPathFullyQualified);

    private IEnumerable<string> Variables(params IEnumerable<string> names) =>
        names.Select(environment).OfType<string>();

    private IEnumerable<string> Registered(string file)
    {
        var path = Path.Combine(root, "etc", "dotnet", file);
        if (File.Exists(path))
        {
            return [File.ReadAllText(path).Trim()];
        }

        return [];
    }

    private static bool IsFit(string host)
    {
        try
        {
            // What is on PATH is often a link into the installation.
            var program = new FileInfo(host);
            DirectoryInfo? runtimes = null;
            if (program.Exists)
            {
                runtimes = new DirectoryInfo(Path.Combine(Installation(program), "shared",
                    "Microsoft.NETCore.App"));
            }

            return runtimes is { Exists: true } && runtimes.EnumerateDirectories().Any(
                static runtime => Major(runtime.Name) >= Wanted);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Installation(FileInfo program) =>
        Path.GetDirectoryName((program.ResolveLinkTarget(returnFinalTarget: true) ?? program).FullName)!;

    private static int Major(string version)
    {
        if (int.TryParse(version.Split('.')[0], out var major))
        {
            return major;
        }

        return 0;
    }
}
