using System.Runtime.CompilerServices;
using RegistryPull.Fetching.Connections;
using RegistryPull.Transport;

namespace RegistryPull.Fetching;

/// <summary>Moves a body into its place through two buffers: while one is filled from the network, the other is hashed and written.</summary>
/// <remarks>Measured: with the overlap the hash and the write cost no time beside the network.</remarks>
internal sealed class BlobPump(FetchContext context, Descriptor blob) : IDisposable
{
    // On a slow line nothing waits longer in memory than this: people watch it arrive, and a kill takes none of it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.25);

    private readonly byte[][] _buffers = [context.Rent(blob), context.Rent(blob)];

    /// <summary>Pumps until the part is there, wherever its end is moved to meanwhile.</summary>
    /// <param name="body">What is read.</param>
    /// <param name="skip">How many bytes to pass over first.</param>
    /// <param name="part">What is to come after those, from its position on.</param>
    /// <param name="sink">Takes the bytes and their place in the blob, in order, one call at a time, on another thread.</param>
    /// <exception cref="TransientException">The connection broke; what had arrived is in the sink.</exception>
    public async Task RunAsync(TimedBody body, long skip, RangeLease part, Action<ReadOnlyMemory<byte>, long> sink)
    {
        var writing = Task.CompletedTask;
        try
        {
            await SkipAsync(body, skip).ConfigureAwait(false);
            var at = part.Position;
            for (var turn = 0; part.End - at is > 0 and var left; turn ^= 1)
            {
                var (filled, failure) = await FillAsync(body, _buffers[turn].AsMemory(0, (int)Math.Min(_buffers[turn].Length, left))).ConfigureAwait(false);
                await writing.ConfigureAwait(false);
                var place = at;
                writing = filled.IsEmpty ? Task.CompletedTask : Task.Run(() => sink(filled, place), CancellationToken.None);
                at += filled.Length;
                if (failure is not null || filled.IsEmpty)
                {
                    await writing.ConfigureAwait(false);
                    throw failure ?? Ended(left);
                }
            }
        }
        finally
        {
            // Never let go of the buffers under a running write; its own failure is the one that is told.
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
    private async ValueTask<(ReadOnlyMemory<byte> Filled, TransientException? Failure)> FillAsync(TimedBody body, Memory<byte> buffer)
    {
        var (filled, beginning) = (0, context.Time.GetTimestamp());
        try
        {
            for (int read; filled < buffer.Length && (read = await body.ReadAsync(buffer[filled..]).ConfigureAwait(false)) > 0;)
            {
                filled += read;
                if (context.Time.GetElapsedTime(beginning) > Patience)
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

    private async Task SkipAsync(TimedBody body, long skip)
    {
        while (skip > 0)
        {
            var read = await body.ReadAsync(_buffers[0].AsMemory(0, (int)Math.Min(_buffers[0].Length, skip))).ConfigureAwait(false);
            skip -= read > 0 ? read : throw Ended(skip);
        }
    }

    private TransientException Ended(long missing) =>
        new(new RegistryUnavailableException($"the connection ended {missing} bytes before the end of {blob.Digest}"));
}
