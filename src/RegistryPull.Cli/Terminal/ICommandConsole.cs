namespace RegistryPull.Cli.Terminal;

/// <summary>The three standard streams of the process.</summary>
internal interface ICommandConsole
{
    /// <summary>Standard output as text: results, and help that was asked for.</summary>
    TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    ITerminal Error { get; }

    bool IsInputTerminal { get; }

    bool IsOutputTerminal { get; }

    /// <summary>Standard input as bytes.</summary>
    Stream OpenInput();

    /// <summary>Asks for a line that a person types; only where <see cref="IsInputTerminal"/>.</summary>
    /// <param name="prompt">What is asked, on standard error.</param>
    /// <param name="hidden">Whether the terminal does not show it.</param>
    /// <param name="cancellationToken">Ends the wait, and leaves the terminal as it was.</param>
    /// <returns>The line; null when there is none.</returns>
    Task<string?> AskAsync(string prompt, bool hidden, CancellationToken cancellationToken);

    /// <summary>Standard output as bytes; writing throws <see cref="OutputException"/> when nobody reads any more.</summary>
    Stream OpenOutput();
}
