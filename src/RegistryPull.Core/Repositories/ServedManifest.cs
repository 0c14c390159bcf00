namespace RegistryPull.Repositories;

/// <summary>A manifest as a registry served it.</summary>
/// <param name="MediaType">What the registry says that it is; empty when it does not.</param>
/// <param name="Bytes">The body.</param>
internal sealed record ServedManifest(string MediaType, byte[] Bytes);
