using System.IO.Enumeration;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>How much of the disk a directory takes. No link is followed.</summary>
internal static class WorkspaceSize
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true };

    public static long Measure(string root) =>
        new FileSystemEnumerable<long>(root, static (ref entry) => Allocated(ref entry), Everything)
    {
        ShouldRecursePredicate = static (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    }.Sum();

    // A sparse file is longer than what it takes. Where the system does not say, the length is used.
    private static long Allocated(ref FileSystemEntry entry) =>
        FileStatus.TryRead(entry.ToFullPath())?.Allocated ?? entry.Length;
}
