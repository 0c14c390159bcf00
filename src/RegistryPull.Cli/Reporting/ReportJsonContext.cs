using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RegistryPull.Cli.Reporting;

/// <summary>Writes reports without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(List<ImageReport>))]
[JsonSerializable(typeof(DigestReport))]
[JsonSerializable(typeof(TagsReport))]
[JsonSerializable(typeof(InspectReport))]
[JsonSerializable(typeof(LoginReport))]
[JsonSerializable(typeof(LogoutReport))]
[JsonSerializable(typeof(List<DiagnosisReport>))]
[JsonSerializable(typeof(CacheReport))]
[JsonSerializable(typeof(PruneReport))]
internal sealed partial class ReportJsonContext : JsonSerializerContext
{
    // People read it too: media types have a '+', which need not be escaped outside of HTML. What a terminal would obey still is.
    public static string Write<T>(T report)
    {
        var options = new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return Escaped(JsonSerializer.Serialize(report, options.GetTypeInfo(typeof(T))));
    }

    // The encoder lets marks pass that turn the direction of a text around. They stand in strings alone, so they may be escaped here.
    private static string Escaped(string json) => json.Where(IsForeign).Distinct().Aggregate(
        json, static (text, mark) => text.Replace(mark.ToString(), string.Create(CultureInfo.InvariantCulture, $"\\u{(int)mark:x4}"), StringComparison.Ordinal));

    private static bool IsForeign(char character) => character != '\n' && TerminalText.IsControlOrFormat(character);
}
