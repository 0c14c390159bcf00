namespace RegistryPull.Output;

/// <summary>The stream of whoever asked for the pull, lent to an exporter: it counts, and it stays open when the exporter disposes of it.</summary>
internal sealed class NonClosingCountingStream(Stream stream, Action<int> onWritten) : OutputStream(stream, "the output stream")
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        base.Write(buffer);
        onWritten(buffer.Length);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await base.WriteAsync(buffer, cancellationToken);
        onWritten(buffer.Length);
    }
}
