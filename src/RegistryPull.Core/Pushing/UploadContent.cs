using RegistryPull.Fetching;
using RegistryPull.Repositories;

namespace RegistryPull.Pushing;

/// <summary>A blob of a source for an upload. A break of the source is continued; the last read verifies it.</summary>
/// <param name="blob">The blob.</param>
/// <param name="open">Opens it at its first byte, as a stream that verifies it.</param>
/// <param name="image">The image that it is of, for failures of the source.</param>
/// <param name="progress">Reports the upload.</param>
internal sealed class UploadContent(
    Descriptor blob, Func<Stream> open, ImageLocator image, IPullProgress progress) : IUploadContent
{
    private const int SkipSize = 64 * 1024;

    private Stream? _stream;
    private long _position;

    public Descriptor Blob => blob;

    /// <summary>Opens a blob of a repository.</summary>
    public static UploadContent From(
        IImageRepository repository, Descriptor blob, ImageLocator image, FetchContext context) =>
        new(blob, () => new BlobStream(repository, blob, context, new NoProgress()), image, context.Progress);

    /// <summary>Opens a verified blob in memory.</summary>
    public static UploadContent From(
        Descriptor blob, ReadOnlyMemory<byte> bytes, ImageLocator image, IPullProgress progress) =>
        new(blob, () => new MemoryStream(bytes.ToArray(), writable: false), image, progress);

    public async Task SeekAsync(long position, CancellationToken cancellationToken)
    {
        if (position < _position)
        {
            await CloseAsync().ConfigureAwait(false);
        }

        var skipped = new byte[Math.Min(SkipSize, position - _position)];
        while (_position < position)
        {
            var wanted = (int)Math.Min(skipped.Length, position - _position);
            if (await ReadAsync(skipped.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false) == 0)
            {
                throw new InvalidContentException($"{blob.Digest} ends before its {blob.Size} bytes");
            }
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        _stream ??= open();
        var count = await FailureContext.RunAsync(
            image, () => _stream.ReadAsync(buffer, cancellationToken).AsTask()).ConfigureAwait(false);
        _position += count;
        return count;
    }

    public void Report(long position, int sent) => progress.Advanced(blob, position, sent);

    public ValueTask DisposeAsync() => new(CloseAsync());

    private async Task CloseAsync()
    {
        if (_stream is { } stream)
        {
            (_stream, _position) = (null, 0);
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
