using System.Text;

namespace RegistryPull.Cli.Terminal;

/// <summary>Keeps bytes from outside, which may not be changed, from a terminal that would interpret them.</summary>
internal static class TerminalBytes
{
    /// <exception cref="InvalidRequestException">Standard output is a terminal, and the bytes are not plain
    /// text.</exception>
    public static void ThrowIfUnsafe(ICommandConsole console, ReadOnlySpan<byte> bytes)
    {
        if (console.IsOutputTerminal && Encoding.UTF8.GetString(bytes).Any(IsInterpreted))
        {
            throw new InvalidRequestException(
                "what the registry serves holds control characters, which do not belong on a terminal: redirect "
                + "standard output");
        }
    }

    private static bool IsInterpreted(char character) =>
        character is not ('\n' or '\r' or '\t') && TerminalText.IsControlOrFormat(character);
}
