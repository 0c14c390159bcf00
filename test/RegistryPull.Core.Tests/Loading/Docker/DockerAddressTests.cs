using NUnit.Framework;

namespace RegistryPull.Loading.Docker;

[TestFixture]
internal sealed class DockerAddressTests
{
    [Test]
    public void Parse_AnAddressOfDocker_IsRead()
    {
        Assert.That(
            DockerAddress.Parse("unix:///var/run/docker.sock", null),
            Is.EqualTo(new DockerAddress.Unix("/var/run/docker.sock")));
        Assert.That(
            DockerAddress.Parse("npipe:////./pipe/docker_engine", null),
            Is.EqualTo(new DockerAddress.Pipe("docker_engine")));
        Assert.That(
            DockerAddress.Parse(@"npipe://\\.\pipe\docker_engine", null),
            Is.EqualTo(new DockerAddress.Pipe("docker_engine")));
        Assert.That(
            DockerAddress.Parse("tcp://host:1234", null), Is.EqualTo(new DockerAddress.Tcp("host", 1234, null)));
        Assert.That(DockerAddress.Parse("tcp://host", null), Is.EqualTo(new DockerAddress.Tcp("host", 2375, null)));
        Assert.That(DockerAddress.Parse("tcp://host:80", null), Is.EqualTo(new DockerAddress.Tcp("host", 80, null)));
        Assert.That(
            DockerAddress.Parse("tcp://host", "/certs"), Is.EqualTo(new DockerAddress.Tcp("host", 2376, "/certs")));
    }
}
