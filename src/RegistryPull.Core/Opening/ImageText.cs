using RegistryPull.Interop;

namespace RegistryPull.Opening;

/// <summary>An image as a user types it: a reference, or <c>PATH</c> or <c>PATH#NAME</c> of an archive.</summary>
/// <param name="Path">The path; null for a reference.</param>
/// <param name="Name">The reference, or the name in the archive; null for all images of an archive.</param>
internal sealed record ImageText(string? Path, string? Name)
{
    private const string FileScheme = "file:";

    private static readonly string[] PathStarts = ["./", "../", "/", "~/", @".\", @"..\", @"~\", @"\\"];

    /// <summary>Reads a text. The longest path that exists wins; what follows the next <c>#</c> is the name.</summary>
    public static ImageText Parse(string text)
    {
        var typed = WithoutScheme(text);
        if (!IsPath(typed))
        {
            return new ImageText(null, text);
        }

        var path = Expand(typed);
        for (var end = path.Length; end > 0; end = path.LastIndexOf('#', end - 1))
        {
            if (System.IO.Path.Exists(path[..end]))
            {
                return new ImageText(path[..end], end < path.Length ? path[(end + 1)..] : null);
            }
        }

        // Nothing exists: the message names the path before the first "#".
        var hash = path.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0)
        {
            return new ImageText(path, null);
        }

        return new ImageText(path[..hash], path[(hash + 1)..]);
    }

    private static string WithoutScheme(string text)
    {
        var hasScheme = text.StartsWith(FileScheme, StringComparison.Ordinal);
        if (hasScheme && IsPath(text[FileScheme.Length..]))
        {
            return text[FileScheme.Length..];
        }

        return text;
    }

    private static bool IsPath(string text) =>
        Array.Exists(PathStarts, start => text.StartsWith(start, StringComparison.Ordinal)) || HasDrive(text);

    private static bool HasDrive(string text) => text.Length > 2 && char.IsAsciiLetter(text[0]) && text[1] == ':'
        && (text[2] is '/' or '\\' || IsDriveRelative(text));

    // C:image.tar is in the current directory of drive C. C:5000/app has a slash, and is a reference.
    private static bool IsDriveRelative(string text) => OperatingSystem.IsWindows() && char.IsAsciiLetterUpper(text[0])
        && !text.Split('#')[0].Contains('/', StringComparison.Ordinal);

    private static string Expand(string path)
    {
        if (path is ['~', '/' or '\\', ..])
        {
            return System.IO.Path.Combine(ProcessEnvironment.HomeDirectory, path[2..]);
        }

        return path;
    }
}
