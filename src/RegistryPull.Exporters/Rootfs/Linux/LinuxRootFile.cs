using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>A file of a root file system on Linux, while it is written.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxFile(int file, PlacedLeaf placed, LinuxAttributes attributes) : DiskFile(placed)
{
    private const int Interrupted = 4;

    public override void Complete()
    {
        var entry = Placed.Leaf.Entry;
        if (entry.Sparse is not null)
        {
            // It may end with a hole.
            LinuxFailure.ThrowIf(LinuxCalls.SetLength(file, entry.Size) != 0, Placed.Path);
        }

        attributes.Set(file, Placed.Path, Placed.Leaf.Attributes);
    }

    public override void Dispose() => _ = LinuxCalls.Close(file);

    protected override void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                var count = LinuxCalls.Write(file, start + done, bytes.Length - done, offset + done);
                LinuxFailure.ThrowIf(count < 0 && Marshal.GetLastPInvokeError() != Interrupted, Placed.Path);
                done += Math.Max(count, 0);
            }
        }
    }
}
