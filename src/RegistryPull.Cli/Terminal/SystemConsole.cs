using System.Text;

namespace RegistryPull.Cli.Terminal;

/// <summary>The process's own streams.</summary>
internal sealed class SystemConsole : ICommandConsole
{
    private readonly Lazy<TextWriter> _out = new(CreateOut);

    public TextWriter Out => _out.Value;

    public TextWriter ExactOut => _out.Value;

    public ITerminal Error { get; } = new StandardErrorTerminal();

    public bool IsInputTerminal => !Console.IsInputRedirected;

    public bool IsOutputTerminal => !Console.IsOutputRedirected;

    public Stream OpenInput() => Console.OpenStandardInput();

    public Task<string?> AskAsync(string prompt, bool hidden, CancellationToken cancellationToken) =>
        TypedLine.AskAsync(Error, prompt, hidden, cancellationToken);

    public Stream OpenOutput() => new GuardedOutput(StandardOutput.Open());

    // As Console.Out, but a full disk is the output's failure. That a pager stopped reading help is none.
    private static StreamWriter CreateOut()
    {
        var encoding = Console.OutputEncoding;
        if (!Console.OutputEncoding.Preamble.IsEmpty)
        {
            encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        return new StreamWriter(new GuardedOutput(Console.OpenStandardOutput()), encoding) { AutoFlush = true };
    }
}
