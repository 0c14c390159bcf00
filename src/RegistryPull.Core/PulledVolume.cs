namespace RegistryPull;

/// <summary>A volume of an output that was written in several.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes.</param>
public sealed record PulledVolume(string Path, long Size, Digest Sha256);
