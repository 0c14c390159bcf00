using NUnit.Framework;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Tests.Terminal;

internal sealed class JsonRedactionTests
{
    // What a program reads or compares stays: names, numbers, digests, what the person named.
    [TestCase("""{"size": 1234, "detail": "1234"}""", """{"size": 1234, "detail": "***"}""")]
    [TestCase(
        """{"output": "/1234.tar", "reference": "r/1234", "digest": "sha256:1234"}""",
        """{"output": "/1234.tar", "reference": "r/1234", "digest": "sha256:1234"}""")]
    [TestCase(
        """[{"x1234": ["a1234", {"b": "é1234\n"}], "c": null}]""",
        """[{"x1234": ["a***", {"b": "é***\n"}], "c": null}]""")]
    public void Apply_Json_HidesSecretsInValuesAlone(string json, string expected) =>
        Assert.That(JsonRedaction.Apply(json, Secrets()), Is.EqualTo(expected));

    [Test]
    public void Apply_WhatIsNotJson_IsNull() => Assert.That(JsonRedaction.Apply("[1234", Secrets()), Is.Null);

    private static SecretRedactor Secrets()
    {
        var secrets = new SecretRedactor();
        secrets.Add("1234");
        return secrets;
    }
}
