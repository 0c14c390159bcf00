namespace OfflineDemo;

/// <summary>A file inside an output: an entry of an archive, or a file of a layout.</summary>
/// <param name="Name">Its path inside, with <c>/</c>.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record OutputFile(string Name, byte[] Bytes);
