using RegistryPull.FileSystem;

namespace RegistryPull.Caching;

/// <summary>Decides whether a cache may be written to: not where others can write, unless its owner allows
/// it.</summary>
/// <remarks>The owner does so by a file <c>shared</c> in it: docs/decisions/0040-a-shared-cache-says-so.md.</remarks>
internal static class CacheOwnership
{
    /// <summary>The name of the file by which an owner shares a cache.</summary>
    public const string SharedName = "shared";

    /// <summary>Returns whether a cache is written to by this user alone, or is shared by its owner.</summary>
    public static bool AllowsWriting(CacheFolder folder) =>
        IsShared(folder.Root) || folder.Folders.Where(Path.Exists).All(WriteAccess.IsExclusive);

    // No user can make a file that belongs to another user.
    private static bool IsShared(string root) =>
        FileStatus.TryRead(Path.Combine(root, SharedName)) is { IsFile: true } mark
        && FileStatus.TryRead(Path.Combine(root, ".")) is { } directory
        && mark.Owner == directory.Owner;
}
