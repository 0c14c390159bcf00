namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>Converts permissions, where owners cannot be preserved.</summary>
internal static class PortableMode
{
    private const int Permissions = 0b001_111_111_111;

    /// <summary>Converts without setuid and setgid: they would run a program as the user who pulled the
    /// image.</summary>
    public static UnixFileMode From(int mode) => (UnixFileMode)(mode & Permissions);
}
