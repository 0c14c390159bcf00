namespace RegistryPull.Content;

/// <summary>A blob as a forward-only stream that is hashed as it is read. The read that reaches the end throws unless
/// all bytes match the digest.</summary>
/// <param name="blob">The blob.</param>
/// <param name="origin">Where the bytes come from.</param>
/// <param name="progress">Reports what was read.</param>
internal abstract class VerifyingStream(Descriptor blob, BlobOrigin origin, IPullProgress progress) : ForwardStream
{
    private readonly BlobHash _hash = new(blob);
    private bool _isVerified;

    /// <inheritdoc/>
    public override long Length => blob.Size;

    /// <summary>Gets the blob.</summary>
    protected Descriptor Blob => blob;

    /// <inheritdoc/>
    protected override long Reached => _hash.Position;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, blob.Size - Reached)];
        var count = 0;
        if (!wanted.IsEmpty)
        {
            count = await ReadSomeAsync(wanted, cancellationToken).ConfigureAwait(false);
        }

        _hash.Append(wanted.Span[..count]);
        var isAtEnd = Reached == blob.Size || (count == 0 && !buffer.IsEmpty);
        if (isAtEnd && !_isVerified)
        {
            Verify();
        }

        progress.Advanced(blob, Reached, origin == BlobOrigin.Registry ? count : 0);
        return count;
    }

    /// <summary>Reads bytes at <see cref="ForwardStream.Reached"/>.</summary>
    /// <param name="buffer">Where they go; ends with the blob at the latest.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of bytes; 0 when there are no more.</returns>
    protected abstract ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Creates what is thrown when the bytes do not match.</summary>
    protected abstract InvalidContentException Mismatch();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Verify()
    {
        if (!_hash.IsComplete())
        {
            throw Mismatch();
        }

        _isVerified = true;
        progress.Completed(blob, origin);
    }
}
