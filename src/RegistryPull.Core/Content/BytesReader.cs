namespace RegistryPull.Content;

/// <summary>Reads bytes at a position.</summary>
/// <param name="buffer">Where they go.</param>
/// <param name="position">Where to start.</param>
/// <returns>The number of bytes; 0 at the end.</returns>
internal delegate int BytesReader(Span<byte> buffer, long position);
