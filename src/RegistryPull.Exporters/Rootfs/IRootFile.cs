namespace RegistryPull.Exporters.Rootfs;

/// <summary>A file that is being written. Disposing of it without <see cref="Complete"/> leaves it
/// unfinished.</summary>
internal interface IRootFile : IDisposable
{
    /// <summary>Writes the next bytes of the content that the layer holds.</summary>
    /// <exception cref="OutputException">They cannot be written.</exception>
    void Append(ReadOnlySpan<byte> stored);

    /// <summary>Completes the file when all content is there; the attributes come last.</summary>
    /// <exception cref="OutputException">They cannot be set.</exception>
    void Complete();
}
