using RegistryPull.Exporting;

namespace RegistryPull.Testing;

/// <summary>A window of a file that is in memory. It starts empty.</summary>
internal sealed class MemoryBlobWindow(Descriptor blob, Memory<byte> region) : IBlobWindow
{
    private long _held;

    public Descriptor Blob => blob;

    public bool IsComplete { get; private set; }

    public long HeldFrom(long offset) => Math.Max(0, _held - offset);

    public int Read(Span<byte> buffer, long offset)
    {
        var count = (int)Math.Min(buffer.Length, HeldFrom(offset));
        region.Span.Slice((int)offset, count).CopyTo(buffer);
        return count;
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        bytes.CopyTo(region.Span[(int)offset..]);
        _held = offset <= _held ? Math.Max(_held, offset + bytes.Length) : _held;
    }

    public void Clear() => _held = 0;

    public void Complete() => IsComplete = true;
}
