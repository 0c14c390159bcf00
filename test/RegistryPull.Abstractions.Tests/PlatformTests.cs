using NUnit.Framework;

namespace RegistryPull.Abstractions.Tests;

public sealed class PlatformTests
{
    // typed                                normal form
    [TestCase("linux/amd64", "linux/amd64")]
    [TestCase("linux/x86_64", "linux/amd64")]
    [TestCase("linux/x86-64", "linux/amd64")]
    [TestCase("Linux/AMD64", "linux/amd64")]
    [TestCase("linux/amd64/v1", "linux/amd64")]
    [TestCase("linux/amd64/v3", "linux/amd64/v3")]
    [TestCase("linux/i386", "linux/386")]
    [TestCase("linux/x86", "linux/386")]
    [TestCase("linux/arm64", "linux/arm64")]
    [TestCase("linux/aarch64", "linux/arm64")]
    [TestCase("linux/arm64/v8", "linux/arm64")]
    [TestCase("linux/arm64/8", "linux/arm64")]
    [TestCase("linux/arm64/v9", "linux/arm64/v9")]
    [TestCase("linux/arm", "linux/arm/v7")]
    [TestCase("linux/arm/7", "linux/arm/v7")]
    [TestCase("linux/arm/v6", "linux/arm/v6")]
    [TestCase("linux/arm/5", "linux/arm/v5")]
    [TestCase("linux/armhf", "linux/arm/v7")]
    [TestCase("linux/armel", "linux/arm/v6")]
    [TestCase("linux/ppc64le", "linux/ppc64le")]
    [TestCase("windows/amd64:10.0.20348.2700", "windows/amd64:10.0.20348.2700")]
    public void Parse_APlatform_IsNormalised(string text, string normal)
    {
        Assert.That(Platform.Parse(text).ToString(), Is.EqualTo(normal));
        Assert.That(Platform.Parse(normal), Is.EqualTo(Platform.Parse(text)));
    }

    [TestCase("")]
    [TestCase("linux")]
    [TestCase("/")]
    [TestCase("linux/")]
    [TestCase("/amd64")]
    [TestCase("linux/arm/")]
    [TestCase("linux/arm/v7/x")]
    [TestCase("linux/am d64")]
    [TestCase("linux/amd64\n")]
    [TestCase("windows/amd64:")]
    [TestCase("linux/amd64\u001b[2J", TestName = "Parse_Malformed_ThrowsOneLineWithExamples(an escape sequence)")]
    public void Parse_Malformed_ThrowsOneLineWithExamples(string text)
    {
        var error = Assert.Throws<FormatException>(() => Platform.Parse(text));

        Assert.That(error!.Message, Does.Contain("linux/arm/v7").And.Not.Contain("\n").And.Not.Contain("\u001b"));
    }

    [Test]
    public void Create_EmptyVariantAndVersion_AreNone()
    {
        var platform = Platform.Create("linux", "amd64", "", "");

        Assert.That((platform.Variant, platform.OsVersion), Is.EqualTo(((string?)null, (string?)null)));
    }
}
