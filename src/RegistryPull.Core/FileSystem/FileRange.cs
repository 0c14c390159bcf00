using Microsoft.Win32.SafeHandles;

namespace RegistryPull.FileSystem;

/// <summary>Consecutive bytes of an open file.</summary>
/// <param name="File">The file.</param>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">The number of bytes.</param>
internal readonly record struct FileRange(SafeFileHandle File, long Offset, long Length)
{
    /// <summary>Reads bytes of the range.</summary>
    /// <param name="buffer">Where they go.</param>
    /// <param name="position">Where to start, counted from the start of the range.</param>
    /// <returns>The number of bytes; 0 at the end of the range, even when the file goes on, and at that of the
    /// file.</returns>
    public int Read(Span<byte> buffer, long position)
    {
        var wanted = (int)Math.Min(buffer.Length, Length - position);
        return RandomAccess.Read(File, buffer[..wanted], Offset + position);
    }
}
