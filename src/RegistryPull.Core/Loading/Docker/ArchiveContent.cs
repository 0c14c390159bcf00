using System.Net;

namespace RegistryPull.Loading.Docker;

/// <summary>An archive as the body of a request, which is written while the images are read.</summary>
/// <remarks>The length is not announced, so the body is sent in chunks. When the content fails, the connection is
/// closed without the last chunk: the engine knows that it does not have the whole archive.</remarks>
/// <param name="archive">The archive.</param>
/// <param name="openInput">Wraps the stream of the request.</param>
internal sealed class ArchiveContent(EngineArchive archive, Func<Stream, EngineInput> openInput) : HttpContent
{
    private readonly TaskCompletionSource<bool> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets what ended the archive before its end; null for the engine, which answers.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Gets a task that ends when nothing more is written.</summary>
    public Task Written => _written.Task;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var input = openInput(stream);
        await using var disposing = input.ConfigureAwait(false);
        try
        {
            await archive.WriteAsync(input, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineStoppedReadingException)
        {
            // The answer says why.
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw;
        }
        finally
        {
            _written.TrySetResult(true);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
