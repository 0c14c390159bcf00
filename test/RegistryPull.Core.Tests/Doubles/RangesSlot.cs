using RegistryPull.Content;
using RegistryPull.Output.Resuming;

namespace RegistryPull;

/// <summary>A slot that only says which bytes are present.</summary>
internal sealed class RangesSlot(long size) : IBlobSlot
{
    public ByteRanges Held { get; } = new();

    public Descriptor Blob { get; } = new(MediaTypes.OciLayer, Digest.Compute("slot"u8), size);

    public string Path => "";

    public long Offset => 0;

    public bool IsWholeFile => true;

    public string? ResumeToken { get; set; }

    public long PresentFrom(long offset) => Held.PresentFrom(offset);

    public long GapFrom(long offset) => Math.Min(Held.GapFrom(offset), Blob.Size - offset);

    public int Read(Span<byte> buffer, long offset) => throw new NotSupportedException();

    public void Write(ReadOnlySpan<byte> bytes, long offset) => throw new NotSupportedException();

    public bool TryReplace(Func<string, bool> place) => throw new NotSupportedException();

    public bool ForgetDamaged() => false;

    public void Clear() => Held.Clear();

    public void Complete(BlobOrigin origin)
    {
    }
}
