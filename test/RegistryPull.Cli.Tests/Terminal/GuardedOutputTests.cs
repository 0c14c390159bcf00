using NUnit.Framework;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Tests.Terminal;

internal sealed class GuardedOutputTests
{
    [Test]
    public async Task Write_ToAClosedPipe_IsTheOutputsFailureNotADefect()
    {
        await using var output = new GuardedOutput(new ClosedPipe());

        Assert.That(() => output.Write([1], 0, 1), Throws.TypeOf<OutputException>());
        Assert.That(() => output.Write([1]), Throws.TypeOf<OutputException>());
        await Assert.ThrowsAsync<OutputException>(() => output.WriteAsync(new byte[1]).AsTask());
        await Assert.ThrowsAsync<OutputException>(() => output.WriteAsync(new byte[1], 0, 1));
    }

    [Test]
    public async Task Write_ToSomethingThatTakesIt_PassesEverythingOn()
    {
        var target = new MemoryStream();
        await using var output = new GuardedOutput(target);

        output.Write([1], 0, 1);
        output.Write([2]);
        await output.WriteAsync(new byte[] { 3 });
        output.Flush();

        Assert.That(target.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(output.CanSeek || output.CanRead, Is.False);
    }

    private sealed class ClosedPipe : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("Broken pipe");
    }
}
