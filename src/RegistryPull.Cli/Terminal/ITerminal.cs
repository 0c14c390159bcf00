namespace RegistryPull.Cli.Terminal;

/// <summary>Standard error, where people read: lines, and on a real terminal a picture that is repainted.</summary>
internal interface ITerminal
{
    /// <summary>Whether a user looks at a screen that understands escape codes.</summary>
    bool IsInteractive { get; }

    /// <summary>Columns; a common value when there is no screen.</summary>
    int Width { get; }

    /// <summary>Rows; a common value when there is no screen.</summary>
    int Height { get; }

    void Write(string text);
}
