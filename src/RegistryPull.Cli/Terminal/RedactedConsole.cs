namespace RegistryPull.Cli.Terminal;

/// <summary>
/// The standard streams with the secrets of the run hidden. Every text that is printed passes through here.
/// </summary>
/// <remarks>docs/decisions/0032-secrets-are-hidden-where-lines-are-printed.md.</remarks>
internal sealed class RedactedConsole(ICommandConsole inner, SecretRedactor secrets) : ICommandConsole
{
    private readonly Lazy<TextWriter> _out = new(() => new RedactedWriter(inner.Out, secrets));

    public TextWriter Out => _out.Value;

    public TextWriter ExactOut => inner.ExactOut;

    public ITerminal Error { get; } = new RedactedTerminal(inner.Error, secrets);

    public bool IsInputTerminal => inner.IsInputTerminal;

    public bool IsOutputTerminal => inner.IsOutputTerminal;

    public Stream OpenInput() => inner.OpenInput();

    public Task<string?> AskAsync(string prompt, bool hidden, CancellationToken cancellationToken) =>
        inner.AskAsync(prompt, hidden, cancellationToken);

    // Bytes that have a digest: an archive, or a document as served.
    public Stream OpenOutput() => inner.OpenOutput();
}
