namespace RegistryPull.Cli.ImageLists;

/// <summary>Reads a list: one image a line.</summary>
internal static class PlainList
{
    private const char Comment = '#';

    /// <summary>Reads the images. A <c>#</c> at the beginning of a line or behind a space begins a comment; within a
    /// word it stands between a path and a name.</summary>
    public static IEnumerable<ListedImage> Read(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var image = WithoutComment(line).Trim();
            if (image.Length > 0)
            {
                yield return new ListedImage(image, number);
            }
        }
    }

    private static string WithoutComment(string line)
    {
        for (var at = 0; (at = line.IndexOf(Comment, at)) >= 0; at++)
        {
            if (at == 0 || char.IsWhiteSpace(line[at - 1]))
            {
                return line[..at];
            }
        }

        return line;
    }
}
