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

    /// <summary>Standard output as bytes; writing throws <see cref="OutputException"/> when nobody reads any more.</summary>
    Stream OpenOutput();
}
