namespace RegistryPull.Interop;

/// <summary>A file, directory or link of Linux whose attributes can be set. Each call returns its error
/// number.</summary>
internal interface ILinuxNode
{
    /// <summary>fchown(2), fchownat(2): of a link itself, not of what it leads to.</summary>
    LinuxError ChangeOwner(uint user, uint group);

    /// <summary>fchmod(2), fchmodat(2). Not to be called for a link, which has no permissions.</summary>
    LinuxError ChangeMode(uint mode);

    /// <summary>fsetxattr(2), lsetxattr(2).</summary>
    /// <param name="name">The name with its namespace, zero-terminated.</param>
    /// <param name="value">The value: any bytes.</param>
    LinuxError SetAttribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value);

    /// <summary>futimens(3), utimensat(2): sets the times of the last access and the last change.</summary>
    /// <param name="seconds">Seconds since 1970.</param>
    /// <param name="nanoseconds">The fraction, 0 to 999,999,999.</param>
    LinuxError SetTimes(long seconds, long nanoseconds);
}
