using RegistryPull.Exporting;

namespace RegistryPull.Cli.Options;

/// <summary>Decides whether what <c>--output</c> names is the output, or the directory that it goes into.</summary>
internal static class OutputPlacement
{
    /// <summary>Places the outputs of a run.</summary>
    /// <param name="requests">The requests as typed.</param>
    /// <param name="kind">What the format makes; null where the format is not known, which is reported later.</param>
    /// <returns>The requests: one an image, where a format that makes files is to write into a directory.</returns>
    public static IReadOnlyList<PullRequest> Place(IReadOnlyList<PullRequest> requests, OutputKind? kind) =>
        [.. requests.SelectMany(request => Place(request, kind))];

    private static IEnumerable<PullRequest> Place(PullRequest request, OutputKind? kind)
    {
        if (kind == OutputKind.File && IsDirectory(request.Output))
        {
            return In(request.Output!, request);
        }

        return [request];
    }

    private static bool IsDirectory(string? output) =>
        output is not null && (Path.EndsInDirectorySeparator(output) || Directory.Exists(output));

    private static IEnumerable<PullRequest> In(string directory, PullRequest request) =>
        request.Images.Select(
            image => request with { Images = [image], Output = null, OutputDirectory = directory });
}
