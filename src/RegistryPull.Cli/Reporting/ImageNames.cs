namespace RegistryPull.Cli.Reporting;

/// <summary>Names the images of an output on one line: the first three, and how many there are besides.</summary>
internal static class ImageNames
{
    private const int MostNames = 3;

    /// <summary><c>nginx:1.27, redis:7, mysql:8 and 97 more</c>.</summary>
    public static string Format(IReadOnlyCollection<string> images)
    {
        var names = string.Join(", ", images.Take(MostNames));
        var more = images.Count - MostNames;
        return more switch
        {
            > 0 => $"{names} and {more} more",
            _ => names,
        };
    }

    /// <inheritdoc cref="Format(IReadOnlyCollection{string})"/>
    public static string Format(PullRequest request) =>
        Format([.. request.Images.Select(static image => image.ToString())]);
}
