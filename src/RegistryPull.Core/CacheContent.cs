namespace RegistryPull;

/// <summary>Blobs in a cache.</summary>
/// <param name="Path">The cache's directory, as a full path.</param>
/// <param name="Blobs">How many blobs.</param>
/// <param name="Size">Their sizes together, in bytes. An output that shares a blob's file takes no room of its own.</param>
public sealed record CacheContent(string Path, int Blobs, long Size);
