namespace RegistryPull;

/// <summary>The number and size of blobs in a cache.</summary>
/// <param name="Path">The full path of the cache directory.</param>
/// <param name="Blobs">The number of blobs.</param>
/// <param name="Size">The sum of their sizes in bytes. An output that shares the file of a blob needs no space in
/// addition.</param>
public sealed record CacheContent(string Path, int Blobs, long Size);
