namespace RegistryPull.Interop;

/// <summary>A directory of Linux and the calls that are relative to it. Each returns its error number.</summary>
/// <remarks>Paths are any bytes, zero-terminated and relative. The framework has no calls that take such
/// names.</remarks>
internal interface ILinuxDirectory : IDisposable
{
    /// <summary>openat(2) of a new file for writing. What exists, a link too, is neither opened nor followed.</summary>
    /// <param name="path">The path.</param>
    /// <param name="mode">The permissions, from which the process's umask is taken.</param>
    /// <param name="file">The file; null when the call failed.</param>
    LinuxError CreateFile(ReadOnlySpan<byte> path, uint mode, out ILinuxFile? file);

    /// <summary>mkdirat(2).</summary>
    LinuxError MakeDirectory(ReadOnlySpan<byte> path, uint mode);

    /// <summary>symlinkat(2).</summary>
    LinuxError MakeSymbolicLink(ReadOnlySpan<byte> target, ReadOnlySpan<byte> path);

    /// <summary>linkat(2): of a link itself, not of what it leads to.</summary>
    LinuxError MakeHardLink(ReadOnlySpan<byte> existing, ReadOnlySpan<byte> path);

    /// <summary>mknodat(2).</summary>
    /// <param name="path">The path.</param>
    /// <param name="mode">The type and the permissions.</param>
    /// <param name="device">The number of a device, as makedev(3) makes it.</param>
    LinuxError MakeNode(ReadOnlySpan<byte> path, uint mode, ulong device);

    /// <summary>Gets what is at a path, to set its attributes.</summary>
    ILinuxNode Get(ReadOnlySpan<byte> path);
}
