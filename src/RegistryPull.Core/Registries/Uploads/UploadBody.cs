using System.Buffers;
using RegistryPull.Repositories;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Uploads;

/// <summary>A part of a blob as the body of a request. It streams, so it can be sent once.</summary>
/// <param name="content">The blob, at the start of the part.</param>
/// <param name="start">Where the part begins.</param>
/// <param name="length">The bytes of the part.</param>
internal sealed class UploadBody(IUploadContent content, long start, long length) : IRequestBody
{
    private const int BufferSize = 128 * 1024;

    /// <inheritdoc/>
    public string MediaType => "application/octet-stream";

    /// <inheritdoc/>
    public long Length => length;

    /// <inheritdoc/>
    public string? ContentRange { get; set; }

    /// <inheritdoc/>
    public bool IsAvailable { get; private set; } = true;

    /// <inheritdoc/>
    public async Task WriteToAsync(Func<ReadOnlyMemory<byte>, Task> send, CancellationToken cancellationToken)
    {
        IsAvailable = false;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            // An empty part is read, too: that verifies an empty blob.
            var sent = 0L;
            do
            {
                var wanted = (int)Math.Min(buffer.Length, length - sent);
                var part = buffer.AsMemory(0, wanted);
                var count = await content.ReadAsync(part, cancellationToken).ConfigureAwait(false);
                ThrowIfShort(count, wanted);
                await send(part[..count]).ConfigureAwait(false);
                sent += count;
                content.Report(start + sent, count);
            }
            while (sent < length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void ThrowIfShort(int count, int wanted)
    {
        if (count == 0 && wanted > 0)
        {
            throw new InvalidContentException($"{content.Blob.Digest} ends before its {content.Blob.Size} bytes");
        }
    }
}
