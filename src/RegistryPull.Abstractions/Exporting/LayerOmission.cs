namespace RegistryPull.Exporting;

/// <summary>By what a reader of a format finds a layer that it has already, so that an output may lack it.</summary>
public enum LayerOmission
{
    /// <summary>An output holds all layers.</summary>
    None,

    /// <summary>By the uncompressed layer and all below it: docker's loader.</summary>
    ByChain,

    /// <summary>By the same, and the digest of the blob: readers of OCI layouts.</summary>
    ByBlob,
}
