using System.Text;

namespace RegistryPull.Cli.Terminal;

/// <summary>Keeps a stranger's bytes, which may not be changed, from a terminal that would obey them.</summary>
internal static class TerminalBytes
{
    /// <exception cref="InvalidRequestException">Standard output is a terminal, and the bytes are not plain
    /// text.</exception>
    public static void ThrowIfObeyed(ICommandConsole console, ReadOnlySpan<byte> bytes)
    {
        if (console.IsOutputTerminal && Encoding.UTF8.GetString(bytes).Any(static character => character is not ('\n' or '\r' or '\t') && TerminalText.IsControlOrFormat(character)))
        {
            throw new InvalidRequestException("what the registry serves holds control characters, which do not belong on a terminal: redirect standard output");
        }
    }
}
