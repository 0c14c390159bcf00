namespace RegistryPull.Interop;

/// <summary>A file of Linux that is open for writing. Each call returns its error number.</summary>
internal interface ILinuxFile : ILinuxNode, IDisposable
{
    /// <summary>pwrite(2), until all bytes are written.</summary>
    LinuxError Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>ftruncate(2).</summary>
    LinuxError SetLength(long length);
}
