using RegistryPull.Content;

namespace RegistryPull.Loading;

/// <summary>The input of an engine, from the first byte of an archive to the last.</summary>
/// <remarks>An engine that stops reading gives the reason in its answer. So a failed write ends the archive
/// with <see cref="EngineStoppedReadingException"/> and not with the error of the pipe.</remarks>
/// <param name="target">Where the bytes go.</param>
/// <param name="hasStopped">Returns whether the engine stopped reading, where a failed write does not show it.</param>
/// <param name="limits">How long a write may take.</param>
/// <param name="engine">The engine, for messages.</param>
internal sealed class EngineInput(Stream target, Func<bool> hasStopped, EngineLimits limits, string engine)
    : WriteOnlyStream
{
    /// <summary>Gets the number of bytes that the engine took.</summary>
    public long Sent { get; private set; }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await GuardAsync(target.WriteAsync(buffer, cancellationToken).AsTask(), cancellationToken)
            .ConfigureAwait(false);
        Sent += buffer.Length;
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        GuardAsync(target.FlushAsync(cancellationToken), cancellationToken);

    // The exporters that write a root file system write synchronously, on a thread of the pool.
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            target.Write(buffer);
            Sent += buffer.Length;
        }
        catch (IOException)
        {
            throw new EngineStoppedReadingException();
        }

        ThrowIfStopped();
    }

    public override void Flush()
    {
        try
        {
            target.Flush();
        }
        catch (IOException)
        {
            throw new EngineStoppedReadingException();
        }
    }

    private async Task GuardAsync(Task write, CancellationToken cancellationToken)
    {
        try
        {
            await limits.WaitAsync(CompleteAsync(write), limits.Silence, engine, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (IOException)
        {
            throw new EngineStoppedReadingException();
        }

        ThrowIfStopped();
    }

    private static async Task<bool> CompleteAsync(Task write)
    {
        await write.ConfigureAwait(false);
        return true;
    }

    private void ThrowIfStopped()
    {
        if (hasStopped())
        {
            throw new EngineStoppedReadingException();
        }
    }
}
