namespace RegistryPull.Repositories;

/// <summary>A manifest or index as the source served it.</summary>
/// <param name="MediaType">The media type that the source states; empty when it states none.</param>
/// <param name="Bytes">The bytes, unverified.</param>
internal sealed record ServedManifest(string MediaType, byte[] Bytes);
