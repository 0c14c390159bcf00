namespace RegistryPull.Caching;

/// <summary>A blob in a cache.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="LastUsed">When a pull last took it or put it there; or when something else read it, where the system keeps note of that.</param>
internal sealed record StoredBlob(string Path, long Size, DateTime LastUsed);
