using System.Text;

namespace RegistryPull.Cli.Reporting;

/// <summary>What a pull would do, as lines for a user.</summary>
internal static class PlanText
{
    private static readonly (BlobOrigin Origin, string Words)[] Origins =
    [
        (BlobOrigin.Cache, "from the cache"),
        (BlobOrigin.Resumed, "partly from an earlier run"),
        (BlobOrigin.Present, "present"),
        (BlobOrigin.Omitted, "omitted"),
    ];

    /// <summary>A line for each image, and one for the output.</summary>
    /// <param name="planned">What the pull would do.</param>
    /// <param name="output">The name of the output.</param>
    public static string Format(PlannedPull planned, string output)
    {
        if (planned.Images.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var image in planned.Images)
        {
            text.Append(Describe(image)).Append('\n');
        }

        return text.Append(Describe(planned, output)).Append('\n').ToString();
    }

    private static string Describe(PulledImage image)
    {
        var platforms = image.Platforms switch
        {
            [] => "",
            var some => $" ({string.Join(", ", some)})",
        };
        var size = ByteSize.Format(image.Layers.Sum(static layer => layer.Blob.Size));
        var layers = image.Layers.Length switch
        {
            1 => "1 layer",
            var count => $"{count} layers",
        };
        var line = $"{image.Reference.Familiar}{platforms}: {layers}, {size}{Sources(image)}";
        return TerminalText.Sanitize(line);
    }

    private static string Sources(PulledImage image)
    {
        IEnumerable<(BlobOrigin Origin, string Words)> all =
            [(BlobOrigin.Registry, $"from {image.Reference.Registry}"), .. Origins];
        var parts = all
            .Select(source => (source.Words, Size: image.Layers.Where(layer => layer.From == source.Origin)
                .Sum(static layer => layer.Blob.Size)))
            .Where(static part => part.Size > 0)
            .Select(static part => $"{ByteSize.Format(part.Size)} {part.Words}");
        return string.Concat(parts.Select(static part => $", {part}"));
    }

    private static string Describe(PlannedPull planned, string output)
    {
        if (planned.UpToDate)
        {
            return $"{output}: up to date";
        }

        string[] parts =
        [
            Amount(planned.Size, "to write"),
            Amount(planned.BytesToFetch, "to fetch"),
            Amount(planned.BytesResumed, "from an earlier run"),
            Amount(planned.FreeSpace, "free"),
        ];
        return $"{output}: {string.Join(", ", parts.Where(static part => part.Length > 0))}";
    }

    // What is not known, and what is nothing, is left out.
    private static string Amount(long? bytes, string words) => bytes switch
    {
        null or 0 => "",
        { } some => $"{ByteSize.Format(some)} {words}",
    };
}
