using System.Runtime.InteropServices;

namespace Packaging;

/// <summary>The platforms that have a package or an executable, by .NET's names for them.</summary>
internal static class Platforms
{
    /// <summary>The package for all platforms that have none.</summary>
    public const string Portable = "any";

    public const string LinuxX64 = "linux-x64";

    public const string LinuxArm64 = "linux-arm64";

    /// <summary>Gets all platforms that have a package.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        LinuxX64, LinuxArm64, "linux-musl-x64", "linux-musl-arm64", "win-x64", "win-arm64", "osx-arm64", Portable,
    ];

    /// <summary>Gets the platforms that have a single executable.</summary>
    public static IReadOnlyList<string> WithExecutable { get; } =
        [LinuxX64, LinuxArm64, "win-x64", "win-arm64", "osx-arm64"];

    /// <summary>Gets the platform of this machine, known or not.</summary>
    public static string Own { get; } =
        $"{OwnSystem()}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>Returns the platform that a person named; <c>own</c> is this machine's.</summary>
    /// <exception cref="PackagingException">There is no such platform.</exception>
    public static string Parse(string word)
    {
        if (word == "own")
        {
            return All.Contains(Own) ? Own : Portable;
        }

        return All.Contains(word)
            ? word
            : throw new PackagingException(
                $"{word} is neither a platform nor an option: the platforms are {string.Join(", ", All)}");
    }

    /// <summary>Returns the name of the command's file.</summary>
    public static string CommandFile(string platform) =>
        platform.StartsWith("win-", StringComparison.Ordinal) ? "regpull.exe" : "regpull";

    private static string OwnSystem()
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
}
