namespace RegistryPull.Cli.Terminal;

/// <summary>The three standard streams of the process.</summary>
internal interface ICommandConsole
{
    /// <summary>
    /// Standard output as text: results, and help that was asked for. The secrets of the run are hidden in it.
    /// </summary>
    TextWriter Out { get; }

    /// <summary>
    /// Standard output for what the user named, such as the path of an output: a program that reads it needs every
    /// character.
    /// </summary>
    TextWriter ExactOut { get; }

    /// <summary>Standard error. The secrets of the run are hidden in it.</summary>
    ITerminal Error { get; }

    bool IsInputTerminal { get; }

    bool IsOutputTerminal { get; }

    /// <summary>Standard input as bytes.</summary>
    Stream OpenInput();

    /// <summary>Asks for a line that a user types; only where <see cref="IsInputTerminal"/>.</summary>
    /// <param name="prompt">What is asked, on standard error.</param>
    /// <param name="hidden">Whether the terminal does not show it.</param>
    /// <param name="cancellationToken">Ends the wait, and leaves the terminal as it was.</param>
    /// <returns>The line; null when there is none.</returns>
    Task<string?> AskAsync(string prompt, bool hidden, CancellationToken cancellationToken);

    /// <summary>
    /// Standard output as bytes; writing throws <see cref="OutputException"/> when its reader has ended.
    /// </summary>
    Stream OpenOutput();
}
