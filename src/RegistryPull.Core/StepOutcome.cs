namespace RegistryPull;

/// <summary>How a step of a diagnosis went.</summary>
public enum StepOutcome
{
    /// <summary>As it should.</summary>
    Ok,

    /// <summary>It goes, but there is something that a person should know.</summary>
    Note,

    /// <summary>This is what is broken.</summary>
    Failed,

    /// <summary>It was not tried; the detail says why.</summary>
    Skipped,
}
