namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>Permissions where owners cannot be kept.</summary>
internal static class PortableMode
{
    private const int Permissions = 0b001_111_111_111;

    /// <summary>Without setuid and setgid: they would run a program as whoever pulled the image.</summary>
    public static UnixFileMode Of(int mode) => (UnixFileMode)(mode & Permissions);
}
