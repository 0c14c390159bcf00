using System.Runtime.CompilerServices;
using RegistryPull.Fetching.Connections;
using RegistryPull.Repositories;
using RegistryPull.Retrying;

namespace RegistryPull.Fetching;

/// <summary>Moves a body into its slot through two buffers: while one is filled from the network, the other is hashed
/// and written.</summary>
/// <remarks>Measured: with the overlap the hash and the write cost no time beside the network.</remarks>
internal sealed class BlobPump(FetchContext context, Descriptor blob) : IDisposable
{
    // Over a slow line, bytes are written after this time at the latest: progress shows, and a kill loses little.
    private static readonly TimeSpan MaxUnwrittenTime = TimeSpan.FromSeconds(0.25);

    private readonly byte[][] _buffers = [context.Rent(blob), context.Rent(blob)];

    /// <summary>Moves a body until the lease is complete. The lease may be shortened while it runs.</summary>
    /// <param name="body">What is read.</param>
    /// <param name="skip">How many bytes of it come before the lease's position.</param>
    /// <param name="lease">What is wanted.</param>
    /// <param name="sink">Writes bytes at an offset of the blob, in order and one call at a time, on another thread.
    /// Returns whether to go on.</param>
    /// <returns>Whether the lease is complete; false when the sink stopped it.</returns>
    /// <exception cref="TransientException">The connection broke; what had arrived is in the sink.</exception>
    public async Task<bool> RunAsync(
        IBlobBody body, long skip, RangeLease lease, Func<ReadOnlyMemory<byte>, long, bool> sink)
    {
        var writing = Task.FromResult(true);
        try
        {
            await SkipAsync(body, skip).ConfigureAwait(false);
            var position = lease.Position;
            for (var turn = 0; lease.End - position is > 0 and var left; turn ^= 1)
            {
                var length = (int)Math.Min(_buffers[turn].Length, left);
                var (filled, failure) = await FillAsync(body, _buffers[turn].AsMemory(0, length)).ConfigureAwait(false);
                if (!await writing.ConfigureAwait(false))
                {
                    return false;
                }

                var offset = position;
                writing = Task.Run(() => filled.IsEmpty || sink(filled, offset), CancellationToken.None);
                position += filled.Length;
                if (failure is not null || filled.IsEmpty)
                {
                    if (await writing.ConfigureAwait(false))
                    {
                        throw failure ?? Ended(left);
                    }

                    return false;
                }
            }

            return await writing.ConfigureAwait(false);
        }
        finally
        {
            // The buffers are in use until the write ends; its own failure is the one that is reported.
            await writing.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        foreach (var buffer in _buffers)
        {
            FetchContext.Return(buffer);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(ReadOnlyMemory<byte> Filled, TransientException? Failure)> FillAsync(
        IBlobBody body, Memory<byte> buffer)
    {
        var (filled, beginning) = (0, context.Time.GetTimestamp());
        try
        {
            while (filled < buffer.Length)
            {
                var read = await body.ReadAsync(buffer[filled..]).ConfigureAwait(false);
                filled += read;
                context.Count(read);
                if (read == 0 || context.Time.GetElapsedTime(beginning) > MaxUnwrittenTime)
                {
                    break;
                }
            }

            return (buffer[..filled], null);
        }
        catch (TransientException failure)
        {
            return (buffer[..filled], failure);
        }
    }

    private async Task SkipAsync(IBlobBody body, long skip)
    {
        while (skip > 0)
        {
            var length = (int)Math.Min(_buffers[0].Length, skip);
            var read = await body.ReadAsync(_buffers[0].AsMemory(0, length)).ConfigureAwait(false);
            skip -= read > 0 ? read : throw Ended(skip);
        }
    }

    private TransientException Ended(long missing) =>
        new(new RegistryUnavailableException($"the connection ended {missing} bytes before the end of {blob.Digest}"));
}
