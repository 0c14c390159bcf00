namespace RegistryPull.Cli.Progress;

/// <summary>What <c>--progress</c> was set to.</summary>
internal enum ProgressMode
{
    /// <summary>Whatever suits standard error.</summary>
    Auto,

    /// <summary>A line every few seconds.</summary>
    Plain,

    /// <summary>Bars that are repainted.</summary>
    Tty,

    /// <summary>Events as JSON, one a line, and nothing else.</summary>
    Json,

    /// <summary>No progress; notes all the same.</summary>
    None,
}
