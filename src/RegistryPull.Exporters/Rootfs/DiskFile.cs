namespace RegistryPull.Exporters.Rootfs;

/// <summary>A file of a directory while it is written: knows where in the file each byte of the layer belongs.</summary>
/// <param name="placed">What it is to be.</param>
internal abstract class DiskFile(PlacedLeaf placed) : IRootFile
{
    private readonly SparseCursor _cursor = new(placed.Leaf.Entry);

    protected PlacedLeaf Placed => placed;

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

    /// <summary>Writes bytes at their place.</summary>
    protected abstract void Write(ReadOnlySpan<byte> bytes, long offset);
}
