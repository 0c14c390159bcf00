namespace RegistryPull;

/// <summary>Where the bytes of a blob came from.</summary>
public enum BlobOrigin
{
    /// <summary>All bytes came from the registry.</summary>
    Registry,

    /// <summary>At least some bytes are from an earlier, interrupted run.</summary>
    Resumed,

    /// <summary>The output already contained the blob.</summary>
    Present,

    /// <summary>The blob was left out on request.</summary>
    Omitted,

    /// <summary>The blob was in the cache of earlier pulls (<see cref="RegistryPullOptions.Cache"/>).</summary>
    Cache,

    /// <summary>The blob was in an archive or layout on disk.</summary>
    Archive,
}
