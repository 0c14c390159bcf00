using System.IO.Enumeration;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>Makes sure that what is found in a workspace was left by this user, and is what this program
/// leaves.</summary>
/// <remarks>
/// In a folder that others may write to, one of them could have prepared the workspace: with links, so that something
/// else is overwritten, or as its owner, to change content after it was verified.
/// </remarks>
internal static class WorkspaceOwnership
{
    /// <summary>The name of what is written.</summary>
    public const string Content = "content";

    /// <summary>The name of its journal.</summary>
    public const string Journal = "journal";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // All entries are checked without following links, so a link is refused before its target is opened.
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
    };

    /// <summary>Creates the directory of the workspace, or adopts one that exists.</summary>
    /// <exception cref="OutputException">It is another user's, or holds what this program does not make.</exception>
    public static void Take(string root)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(root);
        }
        else
        {
            Directory.CreateDirectory(root, OwnerOnly);
            Require(IsOrdinary(new DirectoryInfo(root)) && FileStatus.TryRead(root) is null or { IsOwn: true }, root);
            File.SetUnixFileMode(root, OwnerOnly);
        }

        foreach (var entry in Entries(root, new FileInfo(Path.Combine(root, Journal)) is { Exists: true, Length: > 0 }))
        {
            Require(IsOrdinary(entry), entry.FullName);
        }
    }

    // Content without a journal was written without a plan, and may be anything that an image holds: it is removed,
    // never continued.
    private static FileSystemEnumerable<FileSystemInfo> Entries(string root, bool hasJournal)
    {
        return new FileSystemEnumerable<FileSystemInfo>(
            root, static (ref entry) => entry.ToFileSystemInfo(), Everything)
        {
            ShouldRecursePredicate = (ref entry) => hasJournal || !IsContent(ref entry),
        };

        static bool IsContent(ref FileSystemEntry entry) =>
            entry.FileName is Content && entry.Directory.Length == entry.RootDirectory.Length;
    }

    private static bool IsOrdinary(FileSystemInfo entry) =>
        !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
            && FileStatus.TryRead(entry.FullName) is null or { IsOrdinary: true };

    private static void Require(bool holds, string path)
    {
        if (!holds)
        {
            throw new OutputException($"{path} was not left there by a run of yours: look at it, and remove it");
        }
    }
}
