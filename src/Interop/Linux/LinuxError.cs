namespace RegistryPull.Interop;

/// <summary>Error numbers of Linux.</summary>
/// <remarks>errno(3). These have the same value on every architecture that .NET runs on.</remarks>
internal enum LinuxError
{
    None = 0,

    /// <summary>EPERM.</summary>
    NotPermitted = 1,

    /// <summary>EINTR.</summary>
    Interrupted = 4,

    /// <summary>E2BIG.</summary>
    TooBig = 7,

    /// <summary>EACCES.</summary>
    AccessDenied = 13,

    /// <summary>EEXIST.</summary>
    Exists = 17,

    /// <summary>EINVAL.</summary>
    Invalid = 22,

    /// <summary>ENOSPC.</summary>
    NoSpace = 28,

    /// <summary>ERANGE.</summary>
    OutOfRange = 34,

    /// <summary>ENAMETOOLONG.</summary>
    NameTooLong = 36,

    /// <summary>EOPNOTSUPP.</summary>
    NotSupported = 95,

    /// <summary>EDQUOT.</summary>
    QuotaExceeded = 122,
}
