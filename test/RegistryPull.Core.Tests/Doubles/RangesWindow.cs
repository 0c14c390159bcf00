using RegistryPull.Exporting;
using RegistryPull.Output.Resuming;


namespace RegistryPull;

/// <summary>A window that knows which bytes it holds, and has none.</summary>
internal sealed class RangesWindow(long size) : IBlobWindow
{
    public ByteRanges Held { get; } = new();

    public Descriptor Blob { get; } = new(MediaTypes.OciLayer, Digest.Of("window"u8), size);

    public long HeldFrom(long offset) => Held.From(offset);

    public long MissingFrom(long offset) => Math.Min(Held.GapFrom(offset), Blob.Size - offset);

    public int Read(Span<byte> buffer, long offset) => throw new NotSupportedException();

    public void Write(ReadOnlySpan<byte> bytes, long offset) => throw new NotSupportedException();

    public void Clear() => Held.Clear();

    public void Complete()
    {
    }
}
