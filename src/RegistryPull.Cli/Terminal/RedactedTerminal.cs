namespace RegistryPull.Cli.Terminal;

/// <summary>Standard error with the secrets of the run hidden.</summary>
internal sealed class RedactedTerminal(ITerminal inner, SecretRedactor secrets) : ITerminal
{
    public bool IsInteractive => inner.IsInteractive;

    public int Width => inner.Width;

    public int Height => inner.Height;

    public void Write(string text) => inner.Write(secrets.Redact(text));
}
