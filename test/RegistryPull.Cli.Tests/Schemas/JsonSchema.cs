using System.Text.Json;
using System.Text.RegularExpressions;
using RegistryPull.Cli.Tests.Documents;

namespace RegistryPull.Cli.Tests.Schemas;

/// <summary>A schema of docs/schemas. It validates the keywords that those use and refuses others, so that none is
/// ignored.</summary>
/// <remarks>https://json-schema.org/draft/2020-12</remarks>
internal sealed class JsonSchema(JsonElement root)
{
    private static readonly string[] Annotations = ["$schema", "$defs", "title", "description"];

    public static JsonSchema Load(string name) =>
        new(JsonElement.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "schemas", $"{name}.schema.json"))));

    /// <summary>Returns what is wrong with a document; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Errors(root, document.RootElement, "$")];
    }

    private IEnumerable<string> Errors(JsonElement schema, JsonElement value, string at) =>
        schema.EnumerateObject().SelectMany(keyword => Errors(schema, keyword, value, at));

    private IEnumerable<string> Errors(JsonElement schema, JsonProperty keyword, JsonElement value, string at) =>
        keyword.Name switch
        {
            "type" => Require(IsOfType(keyword.Value, value), $"{at} is {value.ValueKind}, not {keyword.Value}"),
            "const" => Require(JsonElement.DeepEquals(keyword.Value, value), $"{at} is not {keyword.Value}"),
            "enum" => Require(
                keyword.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)),
                $"{at} is {value}, none of {keyword.Value}"),
            "minimum" => Require(
                value.ValueKind != JsonValueKind.Number || value.GetDouble() >= keyword.Value.GetDouble(),
                $"{at} is {value}"),
            "pattern" => Require(
                value.ValueKind != JsonValueKind.String
                    || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!),
                $"{at} is '{value}'"),
            "required" => Required(keyword.Value, value, at),
            "properties" => Members(value).SelectMany(
                member => keyword.Value.TryGetProperty(member.Name, out var property)
                    ? Errors(property, member.Value, $"{at}.{member.Name}")
                    : []),
            "additionalProperties" => Additional(schema, keyword.Value, value, at),
            "items" => Items(value).SelectMany((item, index) => Errors(keyword.Value, item, $"{at}[{index}]")),
            "oneOf" => OneOf(keyword.Value, value, at),
            "$ref" => Errors(Resolve(keyword.Value.GetString()!), value, at),
            var name when Annotations.Contains(name) => [],
            var name => throw new NotSupportedException($"the keyword '{name}' at {at}"),
        };

    private static IEnumerable<string> Require(bool condition, string error) => condition ? [] : [error];

    private static bool IsOfType(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => IsOfType(one, value))
        : (type.GetString(), value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) =>
                true,
            ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null) => true,
            ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
            _ => false,
        };

    private static IEnumerable<string> Required(JsonElement names, JsonElement value, string at) =>
        value.ValueKind != JsonValueKind.Object
        ? []
        : names.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _))
            .Select(name => $"{at} has no {name}");

    private IEnumerable<string> Additional(JsonElement schema, JsonElement additional, JsonElement value, string at)
    {
        var known = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject()
            .Select(static property => property.Name).ToHashSet() : [];
        var unknown = Members(value).Where(member => !known.Contains(member.Name));
        return additional.ValueKind == JsonValueKind.False
            ? unknown.Select(member => $"{at} has {member.Name}")
            : unknown.SelectMany(member => Errors(additional, member.Value, $"{at}.{member.Name}"));
    }

    private IEnumerable<string> OneOf(JsonElement schemas, JsonElement value, string at)
    {
        List<List<string>> attempts =
            [.. schemas.EnumerateArray().Select(schema => Errors(schema, value, at).ToList())];
        var matches = attempts.Count(static errors => errors.Count == 0);
        return matches == 1 ? [] : [$"{at} matches {matches} of {attempts.Count}: {string.Join("; ", attempts.SelectMany(static errors => errors))}"];
    }

    private JsonElement Resolve(string reference) =>
        root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);

    private static JsonElement.ObjectEnumerator Members(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;
}
