namespace RegistryPull;

/// <summary>Where a server falls silent.</summary>
internal enum Stall
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>Before it answers.</summary>
    Answer,

    /// <summary>Before the first byte of the body.</summary>
    Body,
}
