namespace RegistryPull.Cli.Progress;

/// <summary>How an image ended that was pulled or pushed.</summary>
internal abstract record RunSummary
{
    /// <summary>Gets the line for people.</summary>
    public abstract string Text { get; }

    /// <summary>Gets the last event of <c>--progress json</c>.</summary>
    public abstract ProgressEvent Event { get; }

    /// <summary>Gets whether there was nothing to do.</summary>
    public abstract bool IsUpToDate { get; }
}
