using System.Text.Json;
using NUnit.Framework;

namespace RegistryPull.Cli.Tests.Schemas;

/// <summary>The validator refuses what the schemas of docs/schemas refuse.</summary>
internal sealed class JsonSchemaTests
{
    [TestCase("""{"type":"integer"}""", "1.5")]
    [TestCase("""{"type":["string","null"]}""", "1")]
    [TestCase("""{"enum":["a","b"]}""", "\"c\"")]
    [TestCase("""{"const":"a"}""", "\"b\"")]
    [TestCase("""{"minimum":0}""", "-1")]
    [TestCase("""{"pattern":"^a"}""", "\"b\"")]
    [TestCase("""{"required":["a"]}""", "{}")]
    [TestCase("""{"properties":{"a":{"type":"string"}}}""", """{"a":1}""")]
    [TestCase("""{"properties":{"a":{}},"additionalProperties":false}""", """{"b":1}""")]
    [TestCase("""{"items":{"type":"string"}}""", "[1]")]
    [TestCase("""{"oneOf":[{"type":"string"},{"type":"null"}]}""", "1")]
    [TestCase("""{"oneOf":[{"type":"string"},{"const":"a"}]}""", "\"a\"")]
    [TestCase("""{"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}}""", "1")]
    public void Validate_WhatTheSchemaForbids_IsAnError(string schema, string json) =>
        Assert.That(new JsonSchema(JsonElement.Parse(schema)).Validate(json), Has.Count.EqualTo(1));

    [Test]
    public void Validate_AKeywordThatIsNotImplemented_Throws() =>
        Assert.That(
            () => new JsonSchema(JsonElement.Parse("""{"maxLength":1}""")).Validate("\"a\""),
            Throws.TypeOf<NotSupportedException>());
}
