namespace RegistryPull.Cli.Progress;

/// <summary>How much is written to standard error besides errors.</summary>
internal enum Verbosity
{
    /// <summary>Nothing.</summary>
    Quiet,

    /// <summary>Progress and notes.</summary>
    Normal,

    /// <summary>Details, too.</summary>
    Verbose,
}
