namespace RegistryPull.Output;

/// <summary>The caller's stream as an exporter gets it. It stays open when the exporter disposes of it.</summary>
internal sealed class NonClosingStream(Stream stream, Action<int> onWritten)
    : OutputStream(stream, "the output stream", onWritten);
