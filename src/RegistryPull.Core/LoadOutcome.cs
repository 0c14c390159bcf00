namespace RegistryPull;

/// <summary>What was done to have an engine hold an image.</summary>
public enum LoadOutcome
{
    /// <summary>It was sent.</summary>
    Loaded,

    /// <summary>The engine had it under another name, and was asked to add the name. No layer was sent.</summary>
    Tagged,

    /// <summary>The engine had it by this name. Nothing was sent.</summary>
    Present,
}
