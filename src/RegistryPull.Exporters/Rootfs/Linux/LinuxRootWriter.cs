using System.Runtime.Versioning;
using System.Text;
using RegistryPull.Interop;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>Writes a root file system into an empty directory of Linux, with all that Linux has for files.</summary>
/// <remarks>
/// Every path is relative to the directory, and every directory on the way was made here and is not a link, so nothing
/// leads out of it. What exists is never opened, replaced or removed. Another process that changes the directory at the
/// same time is not defended against.
/// </remarks>
internal sealed class LinuxRootWriter(
    ILinuxDirectory root, LinuxRights rights, UnsupportedFeatures unsupported) : IRootWriter, IDisposable
{
    private const uint OwnerOnly = 0b111_000_000;
    private const uint CharacterDevice = 0x2000;
    private const uint BlockDevice = 0x6000;
    private const uint Fifo = 0x1000;

    private readonly LinuxAttributes _attributes = new(rights, unsupported);
    private readonly HashSet<ScannedEntry> _missing = [];

    public int MaxParallelism => Environment.ProcessorCount;

    /// <summary>Opens a directory to write into. A link to one is not followed.</summary>
    /// <exception cref="OutputException">It cannot be opened.</exception>
    [SupportedOSPlatform("linux")]
    public static LinuxRootWriter Open(string directory, UnsupportedFeatures unsupported)
    {
        byte[] path = [.. Encoding.UTF8.GetBytes(directory), 0];
        var error = LinuxDirectory.Open(path, out var root);
        if (root is null)
        {
            var name = TerminalText.Sanitize(directory);
            throw new OutputException($"cannot open the output directory {name}: {LinuxFailure.Describe(error)}");
        }

        return new LinuxRootWriter(root, LinuxRights.ForProcess(), unsupported);
    }

    public void MakeDirectory(TreeEntry directory)
    {
        // Created with the permissions that writing into it needs. Those of the image are set when it is complete.
        if (directory.Parent is not null)
        {
            LinuxFailure.ThrowIfFailed(root.MakeDirectory(directory.ToSystemPath(), OwnerOnly), directory);
        }
    }

    public IRootFile OpenFile(TreeEntry file)
    {
        var mode = (uint)LinuxRights.CreationMode(file.Leaf.Attributes);
        LinuxFailure.ThrowIfFailed(root.CreateFile(file.ToSystemPath(), mode, out var opened), file);
        return new LinuxRootFile(opened!, file, _attributes);
    }

    public void Add(TreeEntry entry)
    {
        switch (entry)
        {
            case { IsDirectory: true }:
                break;
            case { IsHardLink: true }:
                MakeHardLink(entry);
                break;
            case { Leaf.Kind: EntryKind.SymbolicLink }:
                MakeSymbolicLink(entry);
                break;
            default:
                MakeNode(entry);
                break;
        }
    }

    public void CompleteDirectory(TreeEntry directory) =>
        _attributes.Set(root.Get(directory.ToSystemPath()), directory);

    public void Dispose() => root.Dispose();

    private void MakeHardLink(TreeEntry entry)
    {
        if (!_missing.Contains(entry.Leaf))
        {
            LinuxFailure.ThrowIfFailed(
                root.MakeHardLink(entry.Leaf.FirstEntry!.Value.ToSystemPath(), entry.ToSystemPath()), entry);
        }
    }

    private void MakeSymbolicLink(TreeEntry entry)
    {
        var path = entry.ToSystemPath();
        if (IsMade(root.MakeSymbolicLink(entry.Leaf.Target.ToTerminated(), path), entry, "symbolic links"))
        {
            _attributes.SetOfLink(root.Get(path), entry);
        }
    }

    private void MakeNode(TreeEntry entry)
    {
        var source = entry.Leaf;
        var path = entry.ToSystemPath();
        if (IsMade(root.MakeNode(path, Type(source.Kind) | OwnerOnly, DeviceNumber(source.Device)), entry, "devices"))
        {
            _attributes.Set(root.Get(path), entry);
        }
    }

    private bool IsMade(LinuxError error, TreeEntry entry, string feature)
    {
        if (LinuxFailure.IsDone(error, entry))
        {
            return true;
        }

        unsupported.Add(feature);
        _missing.Add(entry.Leaf);
        return false;
    }

    private static uint Type(EntryKind kind) => kind switch
    {
        EntryKind.CharacterDevice => CharacterDevice,
        EntryKind.BlockDevice => BlockDevice,
        _ => Fifo,
    };

    // makedev(3): the kernel's number with 32 bits for each half.
    private static ulong DeviceNumber((uint Major, uint Minor) device)
    {
        var (major, minor) = ((ulong)device.Major, (ulong)device.Minor);
        return ((major & 0xFFFFF000) << 32) | ((major & 0xFFF) << 8) | ((minor & 0xFFFFFF00) << 12) | (minor & 0xFF);
    }
}
