using System.Text;

namespace RegistryPull.Cli.Reporting;

/// <summary>What a verification found, for people. What is wrong goes to standard error.</summary>
internal static class VerifyText
{
    public static string Format(VerifyResult result)
    {
        var text = new StringBuilder();
        foreach (var line in Images(result).Append(Summary(result)).Concat(Engines(result)))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Images(VerifyResult result)
    {
        if (result.Images.IsEmpty)
        {
            return [];
        }

        return TextTable.Lines(result.Images.Select(Row));
    }

    private static string[] Row(VerifiedImage image)
    {
        var names = image.Names.Select(static name => name.Familiar).DefaultIfEmpty("(no name)");
        return
        [
            string.Join(", ", names),
            image.Digest.ToString(),
            string.Join(", ", image.Platforms),
            Absent(image),
        ];
    }

    private static string Absent(VerifiedImage image) => image.AbsentPlatforms switch
    {
        [] => "",
        var absent => $"without {string.Join(", ", absent)}",
    };

    private static string Summary(VerifyResult result)
    {
        var read = $"{Plural.Format(result.Blobs, "blob")}, {ByteSize.Format(result.Size)}";
        var path = TerminalText.Sanitize(result.Path);
        return result.IsWhole switch
        {
            true => $"{path} is complete and correct: {read}",
            false => $"{path} has {Plural.Format(result.Findings.Length, "finding")}; verified {read}",
        };
    }

    private static IEnumerable<string> Engines(VerifyResult result)
    {
        if (result.Engines.IsEmpty)
        {
            return [];
        }

        return TextTable.Lines(result.Engines.Select(Row));
    }

    private static string[] Row(EngineSupport engine) =>
        [engine.Engine, Verdict(engine), string.Join("; ", engine.Notes)];

    private static string Verdict(EngineSupport engine) => engine.Loads switch
    {
        true => "loads it",
        false => "cannot load it",
    };
}
