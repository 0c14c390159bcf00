namespace RegistryPull.Cli.Progress;

/// <summary>Says in a line how an output turned out.</summary>
internal static class ResultText
{
    public static string Of(PullResult result)
    {
        var images = string.Join(", ", result.Images.Select(static image => image.Reference.Familiar));
        return result.UpToDate
            ? $"{images}: up to date"
            : $"{images}: done, {Display.Size(result.Size)} in {DurationText.Of(result.Elapsed)}";
    }
}
