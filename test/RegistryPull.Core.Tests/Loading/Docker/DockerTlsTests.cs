using NUnit.Framework;
using RegistryPull.Testing;

namespace RegistryPull.Loading.Docker;

/// <summary>TLS to an engine at <c>tcp://</c>. The server here answers 404 to everything that it takes.</summary>
[TestFixture]
internal sealed class DockerTlsTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task Load_AnEngineOfAnotherAuthority_IsNotSpokenTo(bool isTrusted)
    {
        using var authority = new FakeAuthority();
        using var other = new FakeAuthority("Another Root");
        using var certificate = authority.Issue("127.0.0.1");
        await using var server = new TlsServer(certificate);
        await using var load = await Load.StartAsync();
        load.Write("certs/ca.pem", (isTrusted ? authority : other).Pem);
        load.Variables["DOCKER_HOST"] = $"tcp://{server.Host}";
        load.Variables["DOCKER_TLS_VERIFY"] = "1";
        load.Variables["DOCKER_CERT_PATH"] = load.PathOf("certs");

        var error = await load.FailAsync<EngineException>("docker", "nginx");

        Assert.That(error.Message, isTrusted
            ? Does.Contain("does not answer (status 404)")
            : Does.StartWith($"TLS handshake with tcp://{server.Host} failed").And.Contain("DOCKER_CERT_PATH"));
        Assert.That(server.Answered, Is.EqualTo(isTrusted ? 1 : 0));
    }
}
