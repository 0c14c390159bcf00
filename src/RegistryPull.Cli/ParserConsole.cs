using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli;

/// <summary>
/// The console of the option parser. Its output is collected: help and the version are printed, the hint after an error
/// is not.
/// </summary>
internal sealed class ParserConsole : IConsole
{
    public event ConsoleCancelEventHandler? CancelKeyPress
    {
        add { }
        remove { }
    }

    public TextWriter Out { get; } = new StringWriter();

    public TextWriter Error => TextWriter.Null;

    public TextReader In => TextReader.Null;

    public bool IsInputRedirected => true;

    // On a terminal the parser would open a pager and wait in it.
    public bool IsOutputRedirected => true;

    public bool IsErrorRedirected => true;

    public ConsoleColor ForegroundColor { get; set; }

    public ConsoleColor BackgroundColor { get; set; }

    public void ResetColor()
    {
    }
}
