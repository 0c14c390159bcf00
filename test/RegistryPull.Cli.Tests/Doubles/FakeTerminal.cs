using System.Text;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>A terminal of any size that keeps what was written.</summary>
internal sealed class FakeTerminal : ITerminal
{
    private readonly StringBuilder _written = new();

    public bool IsInteractive { get; set; }

    public int Width { get; set; } = 80;

    public int Height { get; set; } = 24;

    public string Text
    {
        get
        {
            lock (_written)
            {
                return _written.ToString();
            }
        }
    }

    public void Write(string text)
    {
        lock (_written)
        {
            _written.Append(text);
        }
    }

    public void Forget()
    {
        lock (_written)
        {
            _written.Clear();
        }
    }
}
