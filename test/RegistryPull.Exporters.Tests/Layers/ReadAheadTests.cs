using NUnit.Framework;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Layers;

public sealed class ReadAheadTests
{
    private const int Chunk = 512 * 1024;

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(Chunk)]
    [TestCase(Chunk + 1)]
    [TestCase(3 * Chunk)]
    public async Task Next_AnyLength_IsWholeChunksAndAShortOne(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        await using var ahead = new ReadAhead(new Piecemeal(bytes));
        var (read, lengths) = (new MemoryStream(), new List<int>());

        while (await ahead.NextAsync(CancellationToken.None) is { IsEmpty: false } chunk)
        {
            lengths.Add(chunk.Length);
            read.Write(chunk.Span);
        }

        Assert.That(read.ToArray().AsSpan().SequenceEqual(bytes), Is.True);
        Assert.That(lengths.SkipLast(1), Has.All.EqualTo(Chunk));
        Assert.That((await ahead.NextAsync(CancellationToken.None)).IsEmpty, Is.True, "the end stays the end");
    }

    [Test]
    public async Task Next_Cancelled_Throws()
    {
        await using var ahead = new ReadAhead(new MemoryStream(new byte[Chunk]));

        await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await ahead.NextAsync(new CancellationToken(canceled: true)));
    }

    [Test]
    public async Task Next_AReadThatFails_ThrowsWhenItsTurnComes()
    {
        await using var ahead = new ReadAhead(new Piecemeal(new byte[2 * Chunk]) { FailsAt = Chunk + 1 });

        Assert.That((await ahead.NextAsync(CancellationToken.None)).Length, Is.EqualTo(Chunk));
        await Assert.ThrowsAsync<InvalidDataException>(async () => await ahead.NextAsync(CancellationToken.None));
    }

    [Test]
    public async Task Dispose_UnderARunningRead_WaitsForItAndDisposesOfTheStream()
    {
        using var gate = new ManualResetEventSlim();
        var stream = new Piecemeal(new byte[2 * Chunk]) { WaitsAt = Chunk, Gate = gate };
        var ahead = new ReadAhead(stream);
        await ahead.NextAsync(CancellationToken.None);

        var disposal = ahead.DisposeAsync().AsTask();

        Assert.That(disposal.IsCompleted, Is.False, "the buffer would go back to the pool under the read");
        gate.Set();
        await disposal;
        Assert.That(stream.IsDisposed, Is.True);
    }

    // Gives what a decompressor gives: pieces of any length.
    private sealed class Piecemeal(byte[] bytes) : MemoryStream(bytes)
    {
        public long FailsAt { get; init; } = long.MaxValue;

        public long WaitsAt { get; init; } = long.MaxValue;

        public ManualResetEventSlim? Gate { get; init; }

        public bool IsDisposed { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (Position >= WaitsAt)
            {
                Gate!.Wait();
            }

            return Position >= FailsAt ? throw new InvalidDataException("broken")
                : base.Read(buffer[..Math.Min(buffer.Length, 77_777)]);
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
