namespace RegistryPull.Cli.Progress;

/// <summary>
/// Shows the progress of one output after the other. <see cref="IPullProgress.Planned"/> begins one, <see cref="End"/>
/// ends it.
/// </summary>
internal interface IProgressDisplay : IPullProgress
{
    /// <summary>
    /// Shows how an output ended, and leaves the screen as it was. May be called twice, and without a beginning.
    /// </summary>
    /// <param name="summary">What was made; null after a failure.</param>
    void End(RunSummary? summary);
}
