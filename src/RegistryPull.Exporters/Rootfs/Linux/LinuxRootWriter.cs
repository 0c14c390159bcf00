using System.Runtime.Versioning;
using System.Text;
using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>Writes a root file system into an empty directory of Linux, with all that Linux knows about files.</summary>
/// <remarks>
/// Every path is relative to the directory, and every directory on the way was made here and is no link, so nothing leads out of it. What
/// exists is never opened, replaced or removed. Another process that changes the directory at the same time is not defended against.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxRootWriter : IRootWriter, IDisposable
{
    private const uint OwnerOnly = 0b111_000_000;
    private const uint Permissions = 0b111_111_111;
    private const uint CharacterDevice = 0x2000;
    private const uint BlockDevice = 0x6000;
    private const uint Fifo = 0x1000;

    private readonly int _root;
    private readonly LinuxAttributes _attributes;
    private readonly Losses _losses;
    private readonly HashSet<TreeLeaf> _missing = [];

    public LinuxRootWriter(string directory, LinuxRights rights, Losses losses)
    {
        var path = Encoding.UTF8.GetBytes(directory);
        _losses = losses;
        fixed (byte* name = RawName.Of(path).ToTerminated())
        {
            _root = LinuxCalls.Open(name, LinuxCalls.OpenDirectory);
        }

        LinuxFailure.ThrowIf(_root < 0, RawName.Of(path));
        _attributes = new LinuxAttributes(_root, path, rights, losses);
    }

    public int AtOnce => Environment.ProcessorCount;

    public void Make(PlacedDirectory directory)
    {
        if (directory.Path == RawName.Empty)
        {
            return;
        }

        // Ours alone until it is complete, whatever it is to become: somebody has to put things into it.
        fixed (byte* name = directory.Path.ToTerminated())
        {
            LinuxFailure.ThrowIf(LinuxCalls.MakeDirectoryAt(_root, name, OwnerOnly) != 0, directory.Path);
        }
    }

    public IRootFile Open(PlacedLeaf file)
    {
        fixed (byte* name = file.Path.ToTerminated())
        {
            var opened = LinuxCalls.OpenAt(_root, name, LinuxCalls.CreateNew, (uint)file.Leaf.Attributes.Mode & Permissions);
            LinuxFailure.ThrowIf(opened < 0, file.Path);
            return new LinuxFile(opened, file, _attributes);
        }
    }

    public void Make(PlacedLeaf other)
    {
        var entry = other.Leaf.Entry;
        fixed (byte* name = other.Path.ToTerminated(), target = entry.Target.ToTerminated())
        {
            if (entry.Kind == EntryKind.SymbolicLink)
            {
                LinuxFailure.ThrowIf(LinuxCalls.MakeSymbolicLinkAt(target, _root, name) != 0, other.Path);
            }
            else if (!LinuxFailure.IsDone(LinuxCalls.MakeNodeAt(_root, name, Type(entry.Kind) | OwnerOnly, DeviceNumber(entry.Device)) != 0, other.Path))
            {
                _losses.Add("devices");
                _missing.Add(other.Leaf);
                return;
            }
        }

        _attributes.SetAt(other.Path, other.Leaf.Attributes, entry.Kind == EntryKind.SymbolicLink);
    }

    public void Make(FurtherName link)
    {
        if (_missing.Contains(link.Existing.Leaf))
        {
            return;
        }

        fixed (byte* name = link.Path.ToTerminated(), existing = link.Existing.Path.ToTerminated())
        {
            LinuxFailure.ThrowIf(LinuxCalls.MakeHardLinkAt(_root, existing, _root, name, 0) != 0, link.Path);
        }
    }

    public void Complete(PlacedDirectory directory) => _attributes.SetAt(directory.Path, directory.Directory.Attributes, isLink: false);

    public void Dispose() => _ = LinuxCalls.Close(_root);

    private static uint Type(EntryKind kind) => kind switch
    {
        EntryKind.CharacterDevice => CharacterDevice,
        EntryKind.BlockDevice => BlockDevice,
        _ => Fifo,
    };

    // makedev(3): the kernel's number with 32 bits for each half.
    private static ulong DeviceNumber((uint Major, uint Minor) device) =>
        ((device.Major & 0xFFFFF000UL) << 32) | ((device.Major & 0xFFFUL) << 8) | ((device.Minor & 0xFFFFFF00UL) << 12) | (device.Minor & 0xFFUL);
}
