using RegistryPull.Interop;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>A file of a root file system on Linux, while it is written.</summary>
internal sealed class LinuxRootFile(ILinuxFile file, TreeEntry entry, LinuxAttributes attributes) : DiskFile(entry)
{
    public override void Complete()
    {
        var source = Entry.Leaf;
        if (source.Sparse is not null)
        {
            // It may end with a hole.
            LinuxFailure.ThrowIfFailed(file.SetLength(source.Size), Entry);
        }

        attributes.SetOfNewFile(file, Entry);
    }

    public override void Dispose() => file.Dispose();

    protected override void Write(ReadOnlySpan<byte> bytes, long offset) =>
        LinuxFailure.ThrowIfFailed(file.Write(bytes, offset), Entry);
}
