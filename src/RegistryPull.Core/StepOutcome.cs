namespace RegistryPull;

/// <summary>The outcome of one step of a diagnosis.</summary>
public enum StepOutcome
{
    /// <summary>The step succeeded.</summary>
    Ok,

    /// <summary>The step succeeded, and its detail is worth reading.</summary>
    Note,

    /// <summary>The step failed.</summary>
    Failed,

    /// <summary>The step did not run; the detail says why.</summary>
    Skipped,
}
