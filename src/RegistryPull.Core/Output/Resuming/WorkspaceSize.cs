using System.IO.Enumeration;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>Measures how much of the disk files take. No link is followed.</summary>
internal static class WorkspaceSize
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = true,
    };

    /// <summary>Measures a directory with everything in it, in bytes.</summary>
    /// <param name="root">The directory.</param>
    /// <param name="cancellationToken">Cancels the measuring, which takes long for a deep tree: each file has a long
    /// path.</param>
    public static long Measure(string root, CancellationToken cancellationToken)
    {
        var sizes = new FileSystemEnumerable<long>(root, static (ref entry) => Allocated(ref entry), Everything)
        {
            ShouldRecursePredicate = static (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

        long total = 0;
        foreach (var size in sizes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            total += size;
        }

        return total;
    }

    /// <summary>Measures a file, in bytes.</summary>
    public static long MeasureFile(string path) => FileStatus.TryRead(path)?.Allocated ?? new FileInfo(path).Length;

    // A sparse file is longer than what it takes. Where the system does not say, the length is used.
    private static long Allocated(ref FileSystemEntry entry) =>
        FileStatus.TryRead(entry.ToFullPath())?.Allocated ?? entry.Length;
}
