namespace RegistryPull.Interop;

/// <summary>The paths that name a stream of a file on Windows: it is hidden behind the file.</summary>
/// <remarks>https://learn.microsoft.com/windows/win32/fileio/file-streams</remarks>
internal static class WindowsStream
{
    private static readonly string[] Prefixes = [@"\\?\", @"\\.\"];

    /// <summary>Returns whether a path has a colon that does not follow a drive.</summary>
    public static bool Is(string path)
    {
        var prefix = Array.Find(Prefixes, start => path.StartsWith(start, StringComparison.Ordinal)) ?? "";
        var rest = path[prefix.Length..];
        var hasDrive = rest.Length > 1 && char.IsAsciiLetter(rest[0]) && rest[1] == ':';
        return rest.IndexOf(':', hasDrive ? 2 : 0) >= 0;
    }
}
