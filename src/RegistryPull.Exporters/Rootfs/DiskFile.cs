namespace RegistryPull.Exporters.Rootfs;

/// <summary>A file of a directory while it is written: places each byte of the layer where it belongs in the
/// file.</summary>
/// <param name="entry">The file.</param>
internal abstract class DiskFile(TreeEntry entry) : IRootFile
{
    private readonly SparseCursor _cursor = new(entry.Leaf);

    protected TreeEntry Entry => entry;

    public void Append(ReadOnlySpan<byte> stored)
    {
        while (!stored.IsEmpty)
        {
            var (offset, count) = _cursor.Take(stored.Length);
            Write(stored[..count], offset);
            stored = stored[count..];
        }
    }

    public abstract void Complete();

    public abstract void Dispose();

    /// <summary>Writes bytes at an offset of the file.</summary>
    protected abstract void Write(ReadOnlySpan<byte> bytes, long offset);
}
