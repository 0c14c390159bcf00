using NUnit.Framework;

namespace RegistryPull.FileSystem;

[TestFixture]
internal sealed class SpoolStreamTests
{
    private const int InputOutputError = 5;

    [Test]
    [Platform(Exclude = "Win", Reason = "the number is an errno")]
    public void Read_TheDiskFails_IsTheOutputsFailure([Values] bool isAsync)
    {
        using var stream = new SpoolStream(new FailingStream(), "/volume/layer");

        Assert.That(
            async () => _ = isAsync ? await stream.ReadAsync(new byte[1]) : stream.ReadByte(),
            Throws.TypeOf<OutputException>().With.Message.EqualTo("/volume/layer cannot be read: Input/output error"));
    }

    [Test]
    public void Read_ASoundFile_GivesItsBytes()
    {
        using var stream = new SpoolStream(new MemoryStream([1, 2, 3]), "x");
        stream.Position = 1;

        Assert.That((stream.ReadByte(), stream.Length, stream.Position), Is.EqualTo((2, 3L, 2L)));
    }

    private sealed class FailingStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw Failure();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw Failure();

        private static IOException Failure() => new("a sentence of the framework's", InputOutputError);
    }
}
