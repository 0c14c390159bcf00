namespace RegistryPull.Caching;

/// <summary>A blob in a cache.</summary>
/// <param name="Digest">Its digest, as its name says.</param>
/// <param name="Path">Its file, for messages.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="LastUsed">When a pull last used it, or something else read it, where the system records that.</param>
internal sealed record StoredBlob(Digest Digest, string Path, long Size, DateTime LastUsed);
