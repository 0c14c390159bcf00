using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RegistryPull.Transfer;

/// <summary>The serialiser of transfer files, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [
        typeof(DigestConverter),
        typeof(ReferenceConverter),
        typeof(PlatformConverter),
        typeof(OriginConverter),
    ])]
[JsonSerializable(typeof(TransferFile))]
[JsonSerializable(typeof(LockDocument))]
internal sealed partial class TransferJsonContext : JsonSerializerContext
{
    /// <summary>Creates the serialiser for what people read: a <c>+</c> stays as it is.</summary>
    public static TransferJsonContext CreateReadable() => new(
        new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
}
