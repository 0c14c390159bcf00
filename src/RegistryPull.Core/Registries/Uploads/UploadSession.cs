using RegistryPull.Transport;

namespace RegistryPull.Registries.Uploads;

/// <summary>An upload that a registry has begun.</summary>
/// <param name="Address">A request for its present address, with what may go there.</param>
/// <param name="Offset">The bytes that the registry has.</param>
/// <param name="MinChunk">The least bytes of a chunk, except for the last one; 0 for any.</param>
internal sealed record UploadSession(RegistryRequest Address, long Offset, long MinChunk);
