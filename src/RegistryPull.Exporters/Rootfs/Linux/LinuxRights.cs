using System.Runtime.Versioning;
using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>Who is writing, and so what a file is like when it is made and what must be said about it.</summary>
/// <param name="user">The user.</param>
/// <param name="group">The group.</param>
/// <param name="mask">The permissions that new files do not get.</param>
internal sealed class LinuxRights(uint user, uint group, int mask)
{
    private const int SetIds = 0b110_000_000_000;

    [SupportedOSPlatform("linux")]
    public static LinuxRights OfProcess() => new(LinuxCalls.User(), LinuxCalls.Group(), CreationMask.Read());

    /// <summary>Whether a file belongs to others than those who make it.</summary>
    public bool IsForeign(EntryAttributes attributes) => attributes.User != user || attributes.Group != group;

    /// <summary>Whether a new file gets its permissions by being made with them.</summary>
    public bool IsGiven(int mode) => (mode & (mask | ~0b111_111_111)) == 0;

    /// <summary>The permissions without what would run a program as somebody whom the image did not mean.</summary>
    public static int WithoutIds(int mode) => mode & ~SetIds;
}
