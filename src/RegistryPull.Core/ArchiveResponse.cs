using System.Collections.Immutable;
using System.IO.Pipelines;
using RegistryPull.Serving;

namespace RegistryPull;

/// <summary>What an <see cref="ArchiveRegistry"/> answers to a request.</summary>
public sealed class ArchiveResponse : IDisposable
{
    private readonly ResponseBody? _body;

    internal ArchiveResponse(
        int statusCode, ImmutableArray<KeyValuePair<string, string>> headers, ResponseBody? body) =>
        (StatusCode, Headers, _body) = (statusCode, headers, body);

    /// <summary>Gets the HTTP status code.</summary>
    public int StatusCode { get; }

    /// <summary>Gets the headers, <c>Content-Length</c> among them.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; }

    /// <summary>Writes the body; nothing for an answer without one, such as that to <c>HEAD</c>.</summary>
    /// <param name="output">Where the body goes; flushed, not completed.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when everything is written.</returns>
    /// <exception cref="InvalidContentException">The archive cannot be read, or has become shorter.</exception>
    public Task WriteBodyAsync(PipeWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        return _body?.WriteAsync(output, cancellationToken) ?? Task.CompletedTask;
    }

    /// <summary>Closes the content that the body is read from.</summary>
    public void Dispose() => _body?.Dispose();
}
