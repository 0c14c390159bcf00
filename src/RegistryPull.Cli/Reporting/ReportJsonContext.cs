using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RegistryPull.Cli.Reporting;

/// <summary>Writes reports without reflection, in ASCII.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(List<ImageReport>))]
[JsonSerializable(typeof(List<LoadReport>))]
[JsonSerializable(typeof(List<PushReport>))]
[JsonSerializable(typeof(List<FormatReport>))]
[JsonSerializable(typeof(DigestReport))]
[JsonSerializable(typeof(TagsReport))]
[JsonSerializable(typeof(InspectReport))]
[JsonSerializable(typeof(VerifyReport))]
[JsonSerializable(typeof(DiffReport))]
[JsonSerializable(typeof(LoginReport))]
[JsonSerializable(typeof(LogoutReport))]
[JsonSerializable(typeof(List<DiagnosisReport>))]
[JsonSerializable(typeof(CacheReport))]
[JsonSerializable(typeof(PruneReport))]
[JsonSerializable(typeof(FailureReport))]
[JsonSerializable(typeof(ServeReport))]
[JsonSerializable(typeof(VersionReport))]
internal sealed partial class ReportJsonContext : JsonSerializerContext
{
    // Media types have a '+', which needs no escape outside of HTML.
    public static string Write<T>(T report)
    {
        var options = new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        return ToAscii(JsonSerializer.Serialize(report, options.GetTypeInfo(typeof(T))));
    }

    // The code page of a Windows console replaces what it does not have. Other characters occur inside of strings only.
    private static string ToAscii(string json)
    {
        var text = new StringBuilder(json.Length);
        foreach (var character in json)
        {
            if (character is '\n' or (>= ' ' and <= '~'))
            {
                text.Append(character);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
        }

        return text.ToString();
    }
}
