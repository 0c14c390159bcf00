namespace Packaging;

/// <summary>Decides whether the command can be linked as machine code for a platform, and how.</summary>
/// <param name="checkout">What is built.</param>
internal sealed class NativeLinking(Checkout checkout)
{
    private const string Installer = @"%ProgramFiles(x86)%\Microsoft Visual Studio\Installer\vswhere.exe";

    private readonly Dictionary<string, string?> _sysroots = [];

    /// <summary>Says what is missing.</summary>
    /// <returns>Null when the command can be linked.</returns>
    public string? FindMissing(string platform)
    {
        var isOwn = platform == Platforms.Own;
        if (!isOwn && !(platform == Platforms.LinuxArm64 && Platforms.Own == Platforms.LinuxX64))
        {
            return "it is linked on a machine of that platform";
        }

        if (isOwn ? !HasLinker() : !HasCrossLinker())
        {
            return isOwn
                ? "there is no C compiler to link it with"
                : "clang, lld and llvm-objcopy are needed to link for another processor";
        }

        // What is installed for this processor is of no use for another.
        if (!isOwn && FindSysroot(platform) is null)
        {
            return "the C library of Debian 11 for it cannot be had here";
        }

        return checkout.CanRestore(platform, "native") ? null : "the native compiler of .NET cannot be had here";
    }

    /// <summary>Returns the options for the link.</summary>
    public string[] Options(string platform)
    {
        string[] flavor = platform == Platforms.Own ? [] : ["-p:LinkerFlavor=lld"];
        return FindSysroot(platform) is { } sysroot ? [$"-p:GlibcSysroot={sysroot}", .. flavor] : flavor;
    }

    // Where it cannot be made, the command is linked with this machine's C library, and needs that version of it.
    private string? FindSysroot(string platform)
    {
        if (!_sysroots.TryGetValue(platform, out var sysroot))
        {
            sysroot = _sysroots[platform] = MakeSysroot(platform);
        }

        return sysroot;
    }

    private string? MakeSysroot(string platform)
    {
        var architecture = platform switch
        {
            Platforms.LinuxX64 => "amd64",
            Platforms.LinuxArm64 => "arm64",
            _ => null,
        };
        var folder = Path.Combine(checkout.Scratch, $"sysroot-{architecture}");
        return architecture is not null && DotnetCommand.TryRun("eng/glibc/sysroot", architecture, folder).Code == 0
            ? folder
            : null;
    }

    private static bool HasLinker() => OperatingSystem.IsWindows()
        ? File.Exists(Environment.ExpandEnvironmentVariables(Installer))
        : Has("clang") || Has("gcc");

    private static bool HasCrossLinker() => Has("clang") && Has("ld.lld") && Has("llvm-objcopy");

    private static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
