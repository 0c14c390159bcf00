using System.Text;

namespace RegistryPull.Cli.Terminal;

/// <summary>
/// Standard output as text, with the secrets of the run hidden. Each call writes a whole line or document.
/// </summary>
internal sealed class RedactedWriter(TextWriter inner, SecretRedactor secrets) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value);

    public override void Write(string? value) => inner.Write(Redact(value ?? ""));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void WriteLine(string? value) => inner.WriteLine(Redact(value ?? ""));

    public override void Flush() => inner.Flush();

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(Redact(new string(buffer.Span)).AsMemory(), cancellationToken);

    public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteLineAsync(Redact(new string(buffer.Span)).AsMemory(), cancellationToken);

    public override Task FlushAsync() => inner.FlushAsync();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    private string Redact(string text)
    {
        if (text.StartsWith('{') || text.StartsWith('['))
        {
            return JsonRedaction.Apply(text, secrets) ?? secrets.Redact(text);
        }

        return secrets.Redact(text);
    }
}
