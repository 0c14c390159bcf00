using NUnit.Framework;

namespace RegistryPull;

[TestFixture]
internal sealed class RegistryNameTests
{
    [TestCase("ghcr.io", "ghcr.io")]
    [TestCase("GHCR.io", "ghcr.io")]
    [TestCase("localhost", "localhost")]
    [TestCase("localhost:5000", "localhost:5000")]
    [TestCase("registry:5000", "registry:5000")]
    [TestCase("[::1]:5000", "[::1]:5000")]
    [TestCase("docker.io", "docker.io")]
    [TestCase("index.docker.io", "docker.io")]
    [TestCase("https://index.docker.io/v1/", "docker.io")]
    [TestCase("https://registry.example/", "registry.example")]
    [TestCase("http://registry.example:5000/v2", "registry.example:5000")]
    public void Parse_ARegistry_IsItsLogicalName(string text, string name) =>
        Assert.That(RegistryName.Parse(text).Name, Is.EqualTo(name));

    [TestCase("ghcr.io/owner", "write ghcr.io")]
    [TestCase("registry", "docker.io is Docker Hub")]
    [TestCase("", "not a registry")]
    [TestCase("ghcr.io:port", "not a registry")]
    [TestCase("gh cr.io", "not a registry")]
    [TestCase("https://", "not a registry")]
    public void Parse_SomethingElse_SaysWhatWouldBeOne(string text, string message) =>
        Assert.That(
            () => RegistryName.Parse(text), Throws.InstanceOf<FormatException>().With.Message.Contains(message));

    [TestCase("https://ann:s3cret@registry.example/")]
    public void Parse_WithAPassword_DoesNotRepeatIt(string text) =>
        Assert.That(
            () => RegistryName.Parse(text), Throws.InstanceOf<FormatException>().With.Message.Not.Contains("s3cret"));
}
