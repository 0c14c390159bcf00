using RegistryPull.Interop;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>Sets owner, extended attributes, permissions and time, in the order in which none undoes another.</summary>
/// <remarks>
/// chown(2) clears setuid and capabilities, so it is first. setxattr(2) wants the owner to be able to write, so it
/// comes before the permissions. Each of them changes the time, so that is last.
/// </remarks>
internal sealed class LinuxAttributes(LinuxRights rights, UnsupportedFeatures unsupported)
{
    /// <summary>Sets the attributes of a file that was just created.</summary>
    /// <exception cref="OutputException">A call failed.</exception>
    public void SetOfNewFile(ILinuxNode node, TreeEntry entry)
    {
        var attributes = entry.Attributes;
        var mode = SetOwner(node, entry);
        SetExtended(node, entry);
        if (!rights.IsFinal(attributes, mode))
        {
            SetMode(node, entry, mode);
        }

        SetTimes(node, entry);
    }

    /// <summary>Sets the attributes of a directory, a device or a pipe.</summary>
    /// <exception cref="OutputException">A call failed.</exception>
    public void Set(ILinuxNode node, TreeEntry entry)
    {
        var mode = SetOwner(node, entry);
        SetExtended(node, entry);
        SetMode(node, entry, mode);
        SetTimes(node, entry);
    }

    /// <summary>Sets the attributes of a symbolic link, which has no permissions.</summary>
    /// <exception cref="OutputException">A call failed.</exception>
    public void SetOfLink(ILinuxNode node, TreeEntry entry)
    {
        SetOwner(node, entry);
        SetExtended(node, entry);
        SetTimes(node, entry);
    }

    // Returns the permissions that the file may have with the owner that it got.
    private int SetOwner(ILinuxNode node, TreeEntry entry)
    {
        var attributes = entry.Attributes;
        if (!rights.IsForeign(attributes)
            || LinuxFailure.IsDone(node.ChangeOwner(attributes.User, attributes.Group), entry))
        {
            return attributes.Mode;
        }

        unsupported.Add("owners");
        var mode = LinuxRights.WithoutIds(attributes.Mode);
        if (mode != attributes.Mode)
        {
            unsupported.Add("setuid and setgid of files with another owner");
        }

        return mode;
    }

    private void SetExtended(ILinuxNode node, TreeEntry entry)
    {
        foreach (var (name, value) in entry.Attributes.Extended)
        {
            if (!LinuxFailure.IsAttributeStored(node.SetAttribute(name.ToTerminated(), value.Span), entry))
            {
                unsupported.Add("extended attributes");
            }
        }
    }

    private void SetMode(ILinuxNode node, TreeEntry entry, int mode)
    {
        if (!LinuxFailure.IsDone(node.ChangeMode((uint)mode), entry))
        {
            unsupported.Add("permissions");
        }
    }

    private void SetTimes(ILinuxNode node, TreeEntry entry)
    {
        var modified = entry.Attributes.Modified;
        if (!LinuxFailure.IsDone(node.SetTimes(modified.Seconds, modified.Nanoseconds), entry))
        {
            unsupported.Add("times");
        }
    }
}
