using RegistryPull.Content;
using RegistryPull.FileSystem;

namespace RegistryPull.Output;

/// <summary>A stream that is written from start to end, counts its bytes, and converts IO errors to
/// <see cref="OutputException"/>.</summary>
/// <param name="stream">Where it goes.</param>
/// <param name="what">What it is, for messages.</param>
/// <param name="onWritten">Is called with the number of bytes of each write.</param>
internal abstract class OutputStream(Stream stream, string what, Action<int> onWritten)
    : WriteOnlyStream
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            stream.Write(buffer);
            onWritten(buffer.Length);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw Failure(error);
        }
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await stream.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            onWritten(buffer.Length);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw Failure(error);
        }
    }

    public override void Flush() => Guard(stream.Flush);

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw Failure(error);
        }
    }

    protected void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw Failure(error);
        }
    }

    private OutputException Failure(Exception error) => OutputFailure.Unwritable(what, error);
}
