using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>A file of a root file system on Linux, while it is written.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxFile(int file, PlacedLeaf placed, LinuxAttributes attributes) : IRootFile
{
    private const int Interrupted = 4;

    private readonly SparseCursor _cursor = new(placed.Leaf.Entry);

    public void Append(ReadOnlySpan<byte> stored)
    {
        while (!stored.IsEmpty)
        {
            var (offset, count) = _cursor.Take(stored.Length);
            Write(stored[..count], offset);
            stored = stored[count..];
        }
    }

    public void Complete()
    {
        var entry = placed.Leaf.Entry;
        if (entry.Sparse is not null)
        {
            // It may end with a hole.
            LinuxFailure.ThrowIf(LinuxCalls.SetLength(file, entry.Size) != 0, placed.Path);
        }

        attributes.Set(file, placed.Path, placed.Leaf.Attributes);
    }

    public void Dispose() => _ = LinuxCalls.Close(file);

    private void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                var count = LinuxCalls.Write(file, start + done, bytes.Length - done, offset + done);
                LinuxFailure.ThrowIf(count < 0 && Marshal.GetLastPInvokeError() != Interrupted, placed.Path);
                done += Math.Max(count, 0);
            }
        }
    }
}
