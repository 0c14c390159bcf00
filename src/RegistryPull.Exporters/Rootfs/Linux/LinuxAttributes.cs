using System.Runtime.Versioning;
using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>Gives what was made its owner, permissions, extended attributes and time, in the order in which none undoes another.</summary>
/// <remarks>chown(2) takes away setuid and capabilities, so it is first; everything changes the time, so it is last.</remarks>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxAttributes(int root, byte[] rootPath, LinuxRights rights, Losses losses)
{
    private const string Owners = "owners";
    private const string Ids = "setuid and setgid, of files that another should own";
    private const string Extended = "extended attributes";

    /// <summary>Of a file that is open.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Where it is, for messages.</param>
    /// <param name="attributes">What it gets.</param>
    public void Set(int file, RawName path, EntryAttributes attributes)
    {
        var isOwned = !rights.IsForeign(attributes) || Lost(!LinuxFailure.IsDone(LinuxCalls.ChangeOwner(file, attributes.User, attributes.Group) != 0, path), Owners);
        var mode = Mode(attributes.Mode, isOwned);
        if (!rights.IsGiven(mode))
        {
            LinuxFailure.ThrowIf(LinuxCalls.ChangeMode(file, (uint)mode) != 0, path);
        }

        foreach (var (name, value) in attributes.Extended)
        {
            fixed (byte* key = name.ToTerminated(), bytes = value.Span)
            {
                Lost(!LinuxFailure.IsDone(LinuxCalls.SetAttribute(file, key, bytes, value.Length, 0) != 0, path), Extended);
            }
        }

        var times = new TimePair(attributes.Modified);
        LinuxFailure.ThrowIf(LinuxCalls.SetTimes(file, &times) != 0, path);
    }

    /// <summary>Of what is at a path; a link itself, not what it leads to.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="attributes">What it gets.</param>
    /// <param name="isLink">Whether it is a symbolic link, which has no permissions.</param>
    public void SetAt(RawName path, EntryAttributes attributes, bool isLink)
    {
        fixed (byte* name = (path.Latin1.Length == 0 ? new RawName(".") : path).ToTerminated())
        {
            var isOwned = !rights.IsForeign(attributes)
                || Lost(!LinuxFailure.IsDone(LinuxCalls.ChangeOwnerAt(root, name, attributes.User, attributes.Group, LinuxCalls.NoFollow) != 0, path), Owners);
            if (!isLink)
            {
                LinuxFailure.ThrowIf(LinuxCalls.ChangeModeAt(root, name, (uint)Mode(attributes.Mode, isOwned), 0) != 0, path);
            }

            SetExtendedAt(path, attributes);
            var times = new TimePair(attributes.Modified);
            LinuxFailure.ThrowIf(LinuxCalls.SetTimesAt(root, name, &times, LinuxCalls.NoFollow) != 0, path);
        }
    }

    private void SetExtendedAt(RawName path, EntryAttributes attributes)
    {
        foreach (var (name, value) in attributes.Extended)
        {
            fixed (byte* place = (byte[])[.. rootPath, (byte)'/', .. path.ToTerminated()], key = name.ToTerminated(), bytes = value.Span)
            {
                Lost(!LinuxFailure.IsDone(LinuxCalls.SetAttributeAt(place, key, bytes, value.Length, 0) != 0, path), Extended);
            }
        }
    }

    private int Mode(int mode, bool isOwned)
    {
        if (isOwned || mode == LinuxRights.WithoutIds(mode))
        {
            return mode;
        }

        losses.Add(Ids);
        return LinuxRights.WithoutIds(mode);
    }

    private bool Lost(bool lost, string what)
    {
        if (lost)
        {
            losses.Add(what);
        }

        return !lost;
    }
}
