namespace RegistryPull.Layers;

/// <summary>An extended attribute of a file, such as <c>security.capability</c>.</summary>
/// <param name="Name">Its name with the namespace.</param>
/// <param name="Value">Its value: any bytes.</param>
internal sealed record ExtendedAttribute(RawName Name, ReadOnlyMemory<byte> Value);
