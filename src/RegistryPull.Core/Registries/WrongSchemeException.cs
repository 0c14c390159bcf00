namespace RegistryPull.Registries;

/// <summary>A host does not speak the scheme of the address that was tried. Another address may.</summary>
internal sealed class WrongSchemeException() : Exception("the host does not speak this scheme");
