namespace RegistryPull.Pushing;

/// <summary>A layer or configuration that is pushed.</summary>
/// <param name="Blob">What it is.</param>
/// <param name="Bytes">Its verified bytes, when they are in memory already; null otherwise.</param>
internal sealed record PlannedBlob(Descriptor Blob, ReadOnlyMemory<byte>? Bytes)
{
    /// <summary>Gets whether it is a layer that registries may not distribute. Engines fetch it from its
    /// <c>urls</c>.</summary>
    /// <remarks>docs/decisions/0052-foreign-layers-stay-where-they-are.md</remarks>
    public bool IsForeign => !Blob.Urls.IsEmpty && MediaTypes.IsForeign(Blob.MediaType);
}
