using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Cli.Terminal;

/// <summary>Asks for a line that a user types.</summary>
internal static class TypedLine
{
    private const int Descriptor = 0;
    private const int MostBytes = 64 * 1024;

    /// <param name="screen">Where the prompt goes.</param>
    /// <param name="prompt">What is asked.</param>
    /// <param name="hidden">Whether the terminal keeps it to itself.</param>
    /// <param name="cancellationToken">Ends the wait, and has the terminal show again what is typed.</param>
    /// <returns>The line without its end; null when there is none.</returns>
    public static async Task<string?> AskAsync(
        ITerminal screen, string prompt, bool hidden, CancellationToken cancellationToken)
    {
        // The echo is off before the prompt is visible, because the user may type at once.
        using var echo = hidden ? TerminalEcho.TurnOff() : null;
        screen.Write(prompt);

        // A read from a terminal cannot be cancelled: the process ends without it. The terminal still has to show typed
        // text again.
        using var restore = cancellationToken.Register(() => echo?.Dispose());
        try
        {
            return await Task.Run(Read, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // The line end was hidden, too, or was never typed.
            screen.Write(hidden || cancellationToken.IsCancellationRequested ? "\n" : "");
        }
    }

    // The framework's reader on Unix changes the mode of the terminal and shows the text that has to be hidden.
    private static string? Read()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.In.ReadLine();
        }

        return ReadBytes();
    }

    private static string? ReadBytes()
    {
        using var input = new FileStream(
            new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        var line = new List<byte>();
        for (int next; (next = input.ReadByte()) >= 0 && line.Count < MostBytes;)
        {
            if (next == '\n')
            {
                return Encoding.UTF8.GetString([.. line]);
            }

            line.Add((byte)next);
        }

        if (line.Count == 0)
        {
            return null;
        }

        return Encoding.UTF8.GetString([.. line]);
    }
}
