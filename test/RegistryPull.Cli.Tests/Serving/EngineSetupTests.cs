using NUnit.Framework;
using RegistryPull.Cli.Serving;

namespace RegistryPull.Cli.Tests.Serving;

internal sealed class EngineSetupTests
{
    [Test]
    public void Lines_OfTwoRegistries_ConfigureEachEngine()
    {
        var setup = new EngineSetup(new Uri("http://127.0.0.1:5000/"), ["docker.io", "r.example:8443"]);

        Assert.That(setup.Lines(), Is.EqualTo(new[]
        {
            "# docker, /etc/docker/daemon.json (then restart docker): a mirror of Docker Hub",
            "{ \"registry-mirrors\": [\"http://127.0.0.1:5000\"] }",
            "# docker, images of other registries: docker pull 127.0.0.1:5000/r.example-8443/NAME:TAG",
            "# podman, /etc/containers/registries.conf.d/regpull.conf",
            "[[registry]]",
            "prefix = \"docker.io\"",
            "location = \"docker.io\"",
            "[[registry.mirror]]",
            "location = \"127.0.0.1:5000/docker.io\"",
            "insecure = true",
            "[[registry]]",
            "prefix = \"r.example:8443\"",
            "location = \"r.example:8443\"",
            "[[registry.mirror]]",
            "location = \"127.0.0.1:5000/r.example-8443\"",
            "insecure = true",
            "# containerd, /etc/containerd/certs.d/docker.io/hosts.toml",
            "[host.\"http://127.0.0.1:5000\"]",
            "capabilities = [\"pull\", \"resolve\"]",
            "# containerd, /etc/containerd/certs.d/r.example:8443/hosts.toml",
            "[host.\"http://127.0.0.1:5000\"]",
            "capabilities = [\"pull\", \"resolve\"]",
        }));
    }

    [Test]
    public void Lines_PlainHttpForANetwork_AllowsDockerToUseIt()
    {
        var setup = new EngineSetup(new Uri("http://files:5000/"), ["docker.io"]);

        Assert.That(setup.Lines(), Has.One.Contains("\"insecure-registries\": [\"files:5000\"]"));
    }

    [Test]
    public void Lines_Tls_NeedsNoException()
    {
        var setup = new EngineSetup(new Uri("https://files:5000/"), ["docker.io"]);

        Assert.That(setup.Lines(), Has.None.Contains("insecure").And.None.Contains("http://"));
    }
}
