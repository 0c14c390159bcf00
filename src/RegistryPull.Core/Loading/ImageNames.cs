using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull.Loading;

/// <summary>The full names of images, as archives record them and engines list them.</summary>
internal static class ImageNames
{
    /// <summary>Returns the names with their tags: <c>docker.io/library/nginx:1.27</c>.</summary>
    public static ImmutableArray<string> Tagged(ExportImage image) => [.. image.Names.Select(Full)];

    /// <summary>Returns the repositories, at least one: <c>docker.io/library/nginx</c>.</summary>
    public static ImmutableArray<string> Repositories(ExportImage image) =>
        [.. image.Names.Select(static name => name.Name).DefaultIfEmpty(image.Reference.Name).Distinct()];

    /// <summary>Returns the full form of names that an engine lists.</summary>
    public static ImmutableArray<string> FromEngine(IEnumerable<string>? names) =>
    [
        .. (names ?? []).Where(static name => ImageReference.TryParse(name, out var read) && read.Tag is not null)
            .Select(static name => Full(ImageReference.Parse(name))),
    ];

    private static string Full(ImageReference name) => $"{name.Name}:{name.Tag}";
}
