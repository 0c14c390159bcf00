namespace RegistryPull;

/// <summary>Where the bytes of a blob came from.</summary>
public enum BlobOrigin
{
    /// <summary>The registry, all of them.</summary>
    Registry,

    /// <summary>An earlier run, at least in part.</summary>
    Resumed,

    /// <summary>The output that was already there.</summary>
    Present,

    /// <summary>They were left out on purpose.</summary>
    Omitted,

    /// <summary>The cache of earlier pulls (<see cref="RegistryPullOptions.Cache"/>).</summary>
    Cache,
}
