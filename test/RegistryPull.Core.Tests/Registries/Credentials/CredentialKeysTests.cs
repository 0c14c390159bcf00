using NUnit.Framework;

namespace RegistryPull.Registries.Credentials;

[TestFixture]
internal sealed class CredentialKeysTests
{
    // An exact key comes first; then the first key, in the order of the file, of the same host.
    [TestCase("registry.example/app", "registry.example", ExpectedResult = "registry.example")]
    [TestCase("registry.example/app", "https://registry.example", ExpectedResult = "https://registry.example")]
    [TestCase("registry.example/app", "http://registry.example/", ExpectedResult = "http://registry.example/")]
    [TestCase("registry.example/app", "https://registry.example/v1/", ExpectedResult = "https://registry.example/v1/")]
    [TestCase(
        "registry.example/app",
        "https://registry.example/any/path",
        ExpectedResult = "https://registry.example/any/path")]
    [TestCase(
        "registry.example/app", "https://registry.example/v1/ registry.example", ExpectedResult = "registry.example")]
    [TestCase("registry.example/app", "Registry.Example/", ExpectedResult = "Registry.Example/")]
    [TestCase("registry.example:5000/app", "registry.example:5000", ExpectedResult = "registry.example:5000")]
    [TestCase("registry.example:5000/app", "registry.example https://registry.example:5001/", ExpectedResult = null)]
    [TestCase(
        "registry.example/app",
        "registry.example:5000 registry.example.org evil-registry.example ample",
        ExpectedResult = null)]
    [TestCase("nginx", "https://index.docker.io/v1/", ExpectedResult = "https://index.docker.io/v1/")]
    [TestCase("nginx", "docker.io https://index.docker.io/v1/", ExpectedResult = "https://index.docker.io/v1/")]
    [TestCase("nginx", "index.docker.io", ExpectedResult = "index.docker.io")]
    [TestCase("nginx", "https://registry-1.docker.io/v2/", ExpectedResult = "https://registry-1.docker.io/v2/")]
    [TestCase("nginx", "hub.docker.com docker.io.example", ExpectedResult = null)]
    public string? Find_InDockersFile_GoesByHost(string image, string keys) => Find(image, KeyStyle.Docker, keys);

    [TestCase(
        "registry.example/a/b",
        "registry.example registry.example/a registry.example/a/b",
        ExpectedResult = "registry.example/a/b")]
    [TestCase(
        "registry.example/a/c",
        "registry.example registry.example/a registry.example/a/b",
        ExpectedResult = "registry.example/a")]
    [TestCase(
        "registry.example/x/c",
        "registry.example registry.example/a registry.example/a/b",
        ExpectedResult = "registry.example")]
    [TestCase("registry.example/x", "registry.example/a https://registry.example/a", ExpectedResult = null)]
    [TestCase("registry.example/ab", "registry.example/a", ExpectedResult = null)]
    [TestCase("registry.example/x", "https://registry.example/v1/", ExpectedResult = "https://registry.example/v1/")]
    [TestCase("nginx", "docker.io docker.io/library https://index.docker.io/v1/", ExpectedResult = "docker.io/library")]
    [TestCase(
        "team/app", "docker.io/library https://index.docker.io/v1/", ExpectedResult = "https://index.docker.io/v1/")]
    [TestCase("team/app", "index.docker.io/v1/", ExpectedResult = "index.docker.io/v1/")]
    public string? Find_InPodmansFile_TakesTheMostSpecific(string image, string keys) =>
        Find(image, KeyStyle.Containers, keys);

    [TestCase("nginx", ExpectedResult = "https://index.docker.io/v1/")]
    [TestCase("registry.example:5000/app", ExpectedResult = "registry.example:5000")]
    public string ServerAddresses_OfDocker_IsTheKeyThatDockerStoresUnder(string image) =>
        new CredentialKeys(ImageReference.Parse(image), KeyStyle.Docker).ServerAddresses.Single();

    private static string? Find(string image, KeyStyle style, string keys) =>
        new CredentialKeys(ImageReference.Parse(image), style)
            .Find(keys.Split(' ').ToDictionary(static key => key, static key => (string?)key));
}
