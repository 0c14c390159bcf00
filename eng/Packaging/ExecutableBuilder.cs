using System.IO.Compression;
using System.Security.Cryptography;

namespace Packaging;

/// <summary>Makes the single executables, for machines without .NET. They load no plug-ins.</summary>
/// <param name="checkout">What is built.</param>
internal sealed class ExecutableBuilder(Checkout checkout)
{
    /// <summary>The file with the SHA-256 of every executable, as <c>sha256sum --check</c> reads it.</summary>
    public const string SumsFile = "SHA256SUMS";

    /// <summary>Makes an executable: the machine code of the platform's package, else a trimmed one with its
    /// runtime.</summary>
    /// <returns>What it is, for a person.</returns>
    /// <exception cref="PackagingException">It could not be made.</exception>
    public string Make(string platform)
    {
        if (TakeNative(platform))
        {
            return "native";
        }

        if (!checkout.CanRestore(platform, "executable"))
        {
            return "left out, because .NET's runtime for it cannot be had here: docs/releasing.md says how to make it";
        }

        var published = Path.Combine(checkout.Scratch, $"executable-{platform}");
        DotnetCommand.Run(
            "publish", [.. checkout.Build(platform, "executable"), "--no-restore", "--output", published]);
        var file = Path.Combine(published, Platforms.CommandFile(platform));
        if (Directory.GetFiles(published) is not [var single] || single != file)
        {
            throw new PackagingException($"{published} has to contain {Path.GetFileName(file)} and nothing else");
        }

        File.Copy(file, checkout.ExecutableOf(platform), overwrite: true);
        return "with its runtime";
    }

    /// <summary>Writes the checksums of all executables of this version that are in the folder, and of the PowerShell
    /// module.</summary>
    public IReadOnlyDictionary<string, string> WriteSums()
    {
        var sums = Platforms.WithExecutable.Select(checkout.ExecutableOf).Append(checkout.ModuleArchive)
            .Where(File.Exists)
            .ToDictionary(static path => Path.GetFileName(path), Hash);
        var lines = sums.Select(static sum => $"{sum.Value}  {sum.Key}\n");
        File.WriteAllText(Path.Combine(checkout.Output, SumsFile), string.Concat(lines));
        return sums;
    }

    // A native package has no assembly beside its program.
    private bool TakeNative(string platform)
    {
        if (!File.Exists(checkout.PackageOf(platform)))
        {
            return false;
        }

        using var package = ZipFile.OpenRead(checkout.PackageOf(platform));
        var tools = $"tools/any/{platform}/";
        var program = package.GetEntry(tools + Platforms.CommandFile(platform));
        if (program is null || package.GetEntry($"{tools}regpull.dll") is not null)
        {
            return false;
        }

        var executable = checkout.ExecutableOf(platform);
        program.ExtractToFile(executable, overwrite: true);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(executable, (UnixFileMode)Convert.ToInt32("755", 8));
        }

        return true;
    }

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
