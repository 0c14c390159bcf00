namespace RegistryPull.Exporters.Rootfs.Tar;

/// <summary>A file of the archive, while its content is written.</summary>
internal sealed class TarRootFile(Stream archive, long size) : IRootFile
{
    public void Append(ReadOnlySpan<byte> stored) => archive.Write(stored);

    public void Complete() => archive.Write(new byte[Exporters.Tar.EntryHeader.Padding(size)]);

    public void Dispose()
    {
        // The archive stays open for the next entry.
    }
}
