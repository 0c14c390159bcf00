using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>The three streams in memory.</summary>
internal sealed class FakeConsole : ICommandConsole
{
    public StringWriter Written { get; } = new() { NewLine = "\n" };

    public FakeTerminal Screen { get; } = new();

    public byte[] Input { get; set; } = [];

    public MemoryStream Bytes { get; } = new();

    public TextWriter Out => Written;

    public ITerminal Error => Screen;

    public bool IsInputTerminal { get; set; }

    public bool IsOutputTerminal { get; set; }

    public Stream OpenInput() => new MemoryStream(Input);

    public Stream OpenOutput() => Bytes;
}
