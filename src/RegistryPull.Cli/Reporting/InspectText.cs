using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RegistryPull.Cli.Reporting;

/// <summary>What an image is, for people.</summary>
internal static class InspectText
{
    private const string Indent = "  ";

    // Quotes and '+' are not escaped. The text is sanitized afterwards, as all other text.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Format(InspectedImage image)
    {
        var text = new StringBuilder();
        AppendTable(text, "",
        [
            ["Name", $"{image.Reference}"],
            ["Digest", $"{image.Root.Digest}"],
            ["Media type", image.Root.MediaType],
        ]);
        if (!image.Entries.IsEmpty)
        {
            AppendTitle(text, "Platforms (* is shown below)");
            var rows = image.Entries.Select(entry => Row(entry, image.Selected));
            AppendTable(text, "", [["  PLATFORM", "DIGEST", "SIZE", "ATTESTATIONS"], .. rows]);
        }

        if (image.Selected is { } selected)
        {
            Append(text, selected);
        }
        else
        {
            AppendTitle(text, "None of them suits this machine: choose one with --platform");
        }

        return text.ToString();
    }

    private static string[] Row(InspectedEntry entry, InspectedManifest? selected) =>
    [
        $"{(Mark(entry, selected))} "
        + $"{PlatformName.Format(entry.Manifest)}",
        $"{entry.Manifest.Digest}",
        ByteSize.Format(entry.Manifest.Size),
        Attestations(entry),
    ];

    private static string Attestations(InspectedEntry entry)
    {
        if (entry.Attestations.IsEmpty)
        {
            return "-";
        }

        return entry.Attestations.Length.ToString(CultureInfo.InvariantCulture);
    }

    private static string Mark(InspectedEntry entry, InspectedManifest? selected)
    {
        if (entry.Manifest.Digest == selected?.Manifest.Descriptor.Digest)
        {
            return "*";
        }

        return " ";
    }

    private static void Append(StringBuilder text, InspectedManifest selected)
    {
        var (manifest, details) = (selected.Manifest, selected.Details);
        AppendTitle(text, details is null ? "Artifact" : "Image");
        AppendTable(text, Indent, Facts(selected).Where(static row => row[1].Length > 0));
        AppendTitle(text, "Layers");
        AppendTable(text, Indent, [["DIGEST", "SIZE", "MEDIA TYPE"], .. manifest.Layers.Select(Row)]);
        if (details is null)
        {
            return;
        }

        AppendSection(text, "Environment", [.. details.Env.Select(static variable => (string[])[variable])]);
        AppendSection(
            text, "Labels", [.. details.Labels.Select(static label => (string[])[$"{label.Key}={label.Value}"])]);
        AppendSection(text, "History", [.. details.History.Select(Row)]);
    }

    private static string[] Row(Descriptor layer) => [$"{layer.Digest}", ByteSize.Format(layer.Size), layer.MediaType];

    private static string[] Row(BuildStep step) => [step.Created ?? "-", step.IsEmptyLayer ? "-" : "layer", Step(step)];

    private static IEnumerable<string[]> Facts(InspectedManifest selected)
    {
        var (manifest, details) = (selected.Manifest, selected.Details);
        yield return ["Platform", $"{selected.Platform}"];
        yield return ["Manifest", $"{manifest.Descriptor.Digest}"];
        yield return ["Media type", manifest.Descriptor.MediaType];
        yield return ["Artifact type", manifest.ArtifactType ?? ""];
        yield return [details is null ? "Config" : "Image ID", $"{manifest.Config.Digest}"];
        yield return ["Download",
            $"{ByteSize.Format(selected.DownloadSize)} ({selected.DownloadSize.ToString(CultureInfo.InvariantCulture)} "
            + $"bytes), {Plural.Format(manifest.Layers.Length, "layer")}"];
        yield return ["Created", details?.Created ?? ""];
        yield return ["Entrypoint", Words(details?.Entrypoint ?? [])];
        yield return ["Cmd", Words(details?.Cmd ?? [])];
        yield return ["User", details?.User ?? ""];
        yield return ["Working dir", details?.WorkingDir ?? ""];
        yield return ["Exposed ports", string.Join(", ", details?.ExposedPorts ?? [])];
    }

    // As a Dockerfile has it: where one word ends and the next begins is part of the answer.
    private static string Words(IReadOnlyCollection<string> words)
    {
        if (words.Count == 0)
        {
            return "";
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartArray();
            foreach (var word in words)
            {
                json.WriteStringValue(word);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string Step(BuildStep step) =>
        TerminalText.Sanitize(step.CreatedBy.Length switch
        {
            > 0 => step.CreatedBy,
            _ => step.Comment,
        });

    private static void AppendTitle(StringBuilder text, string title) => text.Append('\n').Append(title).Append(":\n");

    private static void AppendSection(StringBuilder text, string title, string[][] rows)
    {
        if (rows.Length > 0)
        {
            AppendTitle(text, title);
            AppendTable(text, Indent, rows);
        }
    }

    private static void AppendTable(StringBuilder text, string indent, IEnumerable<string[]> rows)
    {
        foreach (var line in TextTable.Lines(rows))
        {
            text.Append(indent).Append(line).Append('\n');
        }
    }
}
