using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RegistryPull.Cli.Reporting;

/// <summary>Writes reports without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(List<ImageReport>))]
internal sealed partial class ReportJsonContext : JsonSerializerContext
{
    // People read it too: media types have a '+', which need not be escaped outside of HTML. Control characters still are.
    public static string Write(List<ImageReport> reports)
    {
        var options = new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return JsonSerializer.Serialize(reports, options.GetTypeInfo(typeof(List<ImageReport>)));
    }
}
