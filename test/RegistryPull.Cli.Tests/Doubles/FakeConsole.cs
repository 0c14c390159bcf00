using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>The three streams in memory.</summary>
internal sealed class FakeConsole : ICommandConsole
{
    public SignallingWriter Written { get; } = new() { NewLine = "\n" };

    public FakeTerminal Screen { get; } = new();

    public byte[] Input { get; set; } = [];

    public MemoryStream Bytes { get; } = new();

    public TextWriter Out => Written;

    public TextWriter ExactOut => Written;

    public ITerminal Error => Screen;

    public bool IsInputTerminal { get; set; }

    public bool IsOutputTerminal { get; set; }

    /// <summary>What a person types, line by line.</summary>
    public Queue<string> Typed { get; } = [];

    /// <summary>What was asked for, and whether the answer was to be hidden.</summary>
    public List<(string Prompt, bool Hidden)> Asked { get; } = [];

    public Task<string?> AskAsync(string prompt, bool hidden, CancellationToken cancellationToken)
    {
        Asked.Add((prompt, hidden));
        return Task.FromResult(Typed.TryDequeue(out var line) ? line : null);
    }

    public bool IsInputOpened { get; private set; }

    public Stream OpenInput()
    {
        IsInputOpened = true;
        return new MemoryStream(Input);
    }

    public Stream OpenOutput() => Bytes;
}
