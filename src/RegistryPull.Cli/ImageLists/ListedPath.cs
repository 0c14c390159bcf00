using RegistryPull.Interop;

namespace RegistryPull.Cli.ImageLists;

/// <summary>Resolves archives that a list names: <c>PATH</c> and <c>PATH#NAME</c>, relative to the list.</summary>
internal static class ListedPath
{
    private const string FileScheme = "file:";

    private static readonly string[] Relative = ["./", "../", @".\", @"..\"];

    /// <summary>Resolves a line.</summary>
    /// <param name="image">The line.</param>
    /// <param name="list">The list; a path of standard input is relative to the current directory.</param>
    public static ListedImage Resolve(ListedImage image, string list)
    {
        if (!ImageLocator.IsPath(image.Text))
        {
            return image;
        }

        var path = WithoutScheme(image.Text);
        var isRelative = Array.Exists(Relative, start => path.StartsWith(start, StringComparison.Ordinal));
        if (isRelative && list != ListFile.StandardInput)
        {
            path = Path.Combine(Path.GetDirectoryName(WorkingDirectory.Resolve(list))!, WithoutDot(path));
        }

        return image with { Text = path, IsPath = true };
    }

    private static string WithoutScheme(string text)
    {
        if (text.StartsWith(FileScheme, StringComparison.Ordinal))
        {
            return text[FileScheme.Length..];
        }

        return text;
    }

    // What follows is not normalised: it ends with the name of an image, whose slashes stay as they are on Windows.
    private static string WithoutDot(string path)
    {
        if (path.StartsWith("..", StringComparison.Ordinal))
        {
            return path;
        }

        return path[2..];
    }
}
