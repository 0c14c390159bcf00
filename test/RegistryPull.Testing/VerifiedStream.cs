namespace RegistryPull.Testing;

/// <summary>A forward-only stream whose last read throws when the content is not what was asked for, as the contract
/// has it.</summary>
internal sealed class VerifiedStream(Descriptor blob, byte[] bytes) : Stream
{
    private readonly MemoryStream _bytes = new(bytes);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static void Verify(Descriptor blob, byte[] bytes)
    {
        if (bytes.Length != blob.Size || !blob.Digest.Matches(bytes))
        {
            throw new InvalidContentException($"blob {blob.Digest} does not match its digest and size");
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _bytes.Read(buffer, offset, count);
        if (read == 0 && count > 0)
        {
            Verify(blob, bytes);
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
