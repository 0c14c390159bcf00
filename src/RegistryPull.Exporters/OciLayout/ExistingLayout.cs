using System.Text.Json;
using RegistryPull.Exporters.Json;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>What a layout that is added to says about itself.</summary>
internal static class ExistingLayout
{
    /// <summary>Returns its index, or an empty one when there is none.</summary>
    /// <exception cref="OutputException">It is malformed, or of a version that is not known here: adding to it could
    /// damage it.</exception>
    public static LayoutIndex ReadIndex(PlanContext context)
    {
        if (context.Existing.TryGetValue(LayoutPlan.MarkerPath, out var marker))
        {
            Read(LayoutPlan.MarkerPath, () => CheckVersion(marker.Span));
        }

        if (context.Existing.TryGetValue(LayoutPlan.IndexPath, out var index))
        {
            return Read(LayoutPlan.IndexPath, () => LayoutIndex.Parse(index.Span));
        }

        return LayoutIndex.Empty();
    }

    private static MarkerJson CheckVersion(ReadOnlySpan<byte> bytes)
    {
        var marker = JsonSerializer.Deserialize(bytes, ExporterJson.Context.MarkerJson);
        if (marker is not { ImageLayoutVersion: LayoutPlan.Version })
        {
            throw new JsonException(
                $"its version is {marker?.ImageLayoutVersion ?? "missing"}, not {LayoutPlan.Version}");
        }

        return marker;
    }

    private static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException error)
        {
            throw new OutputException(
                $"the output exists, but its {path} is not that of an OCI layout: {Reason(error)}; name another output",
                error);
        }
    }

    // The parser counts lines from 0; what is wrong with sound JSON is worded here and has no line.
    private static string Reason(JsonException error) => error.LineNumber switch
    {
        { } line => $"line {line + 1} is not the JSON that was expected",
        _ => TerminalText.Sanitize(error.Message),
    };
}
