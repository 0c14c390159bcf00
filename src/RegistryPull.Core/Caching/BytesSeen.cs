namespace RegistryPull.Caching;

/// <summary>Is shown the bytes of a blob as they are read.</summary>
/// <param name="bytes">Some of them.</param>
/// <param name="offset">Where in the blob they stand.</param>
internal delegate void BytesSeen(ReadOnlySpan<byte> bytes, long offset);
