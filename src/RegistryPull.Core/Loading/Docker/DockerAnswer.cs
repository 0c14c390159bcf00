using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace RegistryPull.Loading.Docker;

/// <summary>Reads what an engine answers while it loads: JSON objects, or plain text from old ones.</summary>
/// <remarks>The status 200 is sent before the archive is read, so a failure is one of the objects.</remarks>
internal sealed class DockerAnswer(EngineLimits limits, string engine, IPullProgress progress)
{
    private const int MaxLine = 64 * 1024;
    private const int MostLines = 20;

    private readonly Queue<string> _lines = new();
    private readonly HashSet<string> _steps = new(StringComparer.Ordinal);
    private string? _failure;

    /// <summary>Reads the answer to its end.</summary>
    /// <returns>The last lines for the user.</returns>
    /// <exception cref="EngineException">The engine refused the archive.</exception>
    public async Task<ImmutableArray<string>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var line = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await ReadAsync(body, buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            foreach (var value in buffer.AsSpan(0, count))
            {
                Add(line, value);
            }
        }

        Take(line);
        if (_failure is not null)
        {
            throw new EngineException($"{engine} refused the archive: {_failure}");
        }

        return [.. _lines];
    }

    private Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellationToken) =>
        limits.WaitAsync(
            body.ReadAsync(buffer, cancellationToken).AsTask(), limits.Silence, engine, cancellationToken);

    private void Add(MemoryStream line, byte value)
    {
        if (value == '\n')
        {
            Take(line);
        }
        else if (line.Length < MaxLine)
        {
            line.WriteByte(value);
        }
    }

    private void Take(MemoryStream line)
    {
        var text = Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).Trim();
        line.SetLength(0);
        if (text.Length > 0)
        {
            Take(Parse(text));
        }
    }

    private void Take(DockerMessageJson message)
    {
        if (message.Error is { } error)
        {
            _failure ??= TerminalText.Sanitize(error.Trim());
        }

        foreach (var said in (message.Stream ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Keep(TerminalText.Sanitize(said.Trim()));
        }

        // One line for each step of a layer, and not one for each megabyte.
        if (message.Status is { } status && _steps.Count < 10_000 && _steps.Add($"{message.Id} {status}"))
        {
            progress.Detail($"{engine}: {TerminalText.Sanitize($"{message.Id} {status}".Trim())}");
        }
    }

    private void Keep(string line)
    {
        _lines.Enqueue(line);
        if (_lines.Count > MostLines)
        {
            _lines.Dequeue();
        }
    }

    private static DockerMessageJson Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, LoadingJsonContext.Default.DockerMessageJson) ?? new();
        }
        catch (JsonException)
        {
            return new DockerMessageJson { Stream = text };
        }
    }
}
