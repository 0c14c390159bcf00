namespace RegistryPull.Verifying;

/// <summary>A blob that the manifests of an archive name.</summary>
/// <param name="Blob">Its digest and size.</param>
/// <param name="Image">The image that names it, for messages.</param>
internal sealed record ExpectedBlob(Descriptor Blob, string Image)
{
    /// <summary>Gets the digest of the uncompressed layer; null for what is not a layer of an image.</summary>
    public Digest? DiffId { get; init; }

    /// <summary>Gets the chain ID of this layer and those below it; null for what is not a layer of an image.</summary>
    public Digest? ChainId { get; init; }

    /// <summary>Gets whether the archive may lack it, because engines download it from its own address.</summary>
    public bool IsForeign => MediaTypes.IsForeign(Blob.MediaType) && !Blob.Urls.IsEmpty;
}
