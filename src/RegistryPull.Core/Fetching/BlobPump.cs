using System.Buffers;
using RegistryPull.Transport;

namespace RegistryPull.Fetching;

/// <summary>Moves a body into a sink through two buffers: while one is filled from the network, the other is hashed and written.</summary>
/// <remarks>Measured: with the overlap the hash and the write cost no time beside the network.</remarks>
internal sealed class BlobPump(Descriptor blob) : IDisposable
{
    private const int MaxBuffer = 1024 * 1024;

    private readonly byte[][] _buffers = [Rent(blob), Rent(blob)];

    /// <summary>A buffer for reading back, before the pump runs.</summary>
    public byte[] Buffer => _buffers[0];

    /// <summary>Pumps until the count is reached or the body ends.</summary>
    /// <param name="body">What is read.</param>
    /// <param name="skip">How many bytes to pass over first.</param>
    /// <param name="count">How many bytes to take after those.</param>
    /// <param name="sink">Takes the bytes in order, one call at a time, on another thread.</param>
    /// <exception cref="TransientException">The connection broke; what had arrived is in the sink.</exception>
    public async Task RunAsync(TimedBody body, long skip, long count, Action<ReadOnlyMemory<byte>> sink)
    {
        var writing = Task.CompletedTask;
        try
        {
            await SkipAsync(body, skip);
            for (var turn = 0; count > 0; turn ^= 1)
            {
                var (filled, failure) = await FillAsync(body, _buffers[turn].AsMemory(0, (int)Math.Min(_buffers[turn].Length, count)));
                await writing;
                writing = filled.IsEmpty ? Task.CompletedTask : Task.Run(() => sink(filled), CancellationToken.None);
                count -= filled.Length;
                if (failure is not null || filled.IsEmpty)
                {
                    await writing;
                    throw failure ?? Ended(count);
                }
            }
        }
        finally
        {
            // Never let go of the buffers under a running write; its own failure is the one that is told.
            await writing;
        }
    }

    public void Dispose()
    {
        foreach (var buffer in _buffers)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Rent(Descriptor blob) => ArrayPool<byte>.Shared.Rent((int)Math.Clamp(blob.Size, 4096, MaxBuffer));

    private static async Task<(ReadOnlyMemory<byte> Filled, TransientException? Failure)> FillAsync(TimedBody body, Memory<byte> buffer)
    {
        var filled = 0;
        try
        {
            for (int read; filled < buffer.Length && (read = await body.ReadAsync(buffer[filled..])) > 0;)
            {
                filled += read;
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
            var read = await body.ReadAsync(Buffer.AsMemory(0, (int)Math.Min(Buffer.Length, skip)));
            skip -= read > 0 ? read : throw Ended(skip);
        }
    }

    private TransientException Ended(long missing) =>
        new(new RegistryUnavailableException($"the connection ended {missing} bytes before the end of {blob.Digest}"));
}
