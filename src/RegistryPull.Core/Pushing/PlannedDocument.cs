namespace RegistryPull.Pushing;

/// <summary>A manifest or index that is pushed.</summary>
/// <param name="Descriptor">What it is.</param>
/// <param name="Bytes">Its bytes as they were served.</param>
internal sealed record PlannedDocument(Descriptor Descriptor, ReadOnlyMemory<byte> Bytes);
