using System.Runtime.InteropServices;

namespace RegistryPull.Interop;

/// <summary>The flags of open(2), which differ between systems and processors.</summary>
/// <remarks>asm-generic/fcntl.h and arch/arm64/include/uapi/asm/fcntl.h of Linux; sys/fcntl.h of macOS.</remarks>
internal static class OpenFlags
{
    /// <summary>O_RDONLY | O_CLOEXEC | O_DIRECTORY.</summary>
    public static int Directory => OperatingSystem.IsMacOS() ? 0x1000000 | 0x100000 : 0x80000 | LinuxDirectory;

    /// <summary>O_NOFOLLOW.</summary>
    public static int NoFollow => OperatingSystem.IsMacOS() ? 0x100 : LinuxNoFollow;

    private static int LinuxDirectory => IsArm ? 0x4000 : 0x10000;

    private static int LinuxNoFollow => IsArm ? 0x8000 : 0x20000;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;
}
