using System.Text.Json;
using System.Text.Json.Serialization;

namespace RegistryPull.Transfer;

/// <summary>Origins as <c>--json</c> has them: <c>registry</c>.</summary>
internal sealed class OriginConverter()
    : JsonStringEnumConverter<BlobOrigin>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
