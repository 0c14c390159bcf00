using System.Runtime.Versioning;
using RegistryPull.Interop;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>The user of the process: decides with which owner and permissions a new file begins.</summary>
/// <param name="user">The user.</param>
/// <param name="group">The group.</param>
/// <param name="mask">The permissions that new files do not get.</param>
internal sealed class LinuxRights(uint user, uint group, int mask)
{
    private const int Permissions = 0b111_111_111;
    private const int OwnerWrite = 0b010_000_000;
    private const int SetIds = 0b110_000_000_000;

    /// <summary>Gets the rights of this process.</summary>
    [SupportedOSPlatform("linux")]
    public static LinuxRights ForProcess() => new(LinuxCalls.GetUser(), LinuxCalls.GetGroup(), CreationMask.Read());

    /// <summary>Returns whether a file belongs to another user or group than that of the process.</summary>
    public bool IsForeign(EntryAttributes attributes) => attributes.User != user || attributes.Group != group;

    /// <summary>Gets the permissions that a file is created with. Extended attributes can only be set while its owner
    /// may write to it.</summary>
    public static int CreationMode(EntryAttributes attributes) =>
        (attributes.Mode & Permissions) | (attributes.Extended.IsEmpty ? 0 : OwnerWrite);

    /// <summary>Returns whether a new file has its final permissions from its creation.</summary>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="mode">Its final permissions.</param>
    public bool IsFinal(EntryAttributes attributes, int mode) => CreationMode(attributes) == mode && (mode & mask) == 0;

    /// <summary>Removes setuid and setgid: they would run a program as another user than the image means.</summary>
    public static int WithoutIds(int mode) => mode & ~SetIds;
}
