using System.IO.Pipelines;
using RegistryPull.Archives;

namespace RegistryPull.Serving;

/// <summary>The bytes of a response: a part of stored content.</summary>
/// <param name="content">The content; disposed of with this object.</param>
/// <param name="range">The part.</param>
internal sealed class ResponseBody(IStoredContent content, RequestedRange range) : IDisposable
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Writes the bytes without a copy: they are read into the buffers of the output.</summary>
    /// <param name="output">Where they go.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="InvalidContentException">The content has become shorter.</exception>
    public async Task WriteAsync(PipeWriter output, CancellationToken cancellationToken)
    {
        var end = range.Start + range.Length;
        for (var position = range.Start; position < end;)
        {
            var buffer = output.GetMemory(BufferSize);
            var wanted = (int)Math.Min(buffer.Length, end - position);
            var count = content.Read(buffer.Span[..wanted], position);
            if (count == 0)
            {
                throw new InvalidContentException(
                    $"{TerminalText.Sanitize(content.Source)} became shorter while it was served");
            }

            position += count;
            output.Advance(count);
            var flushed = await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            if (flushed.IsCompleted)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => content.Dispose();
}
