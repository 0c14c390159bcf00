using NUnit.Framework;

namespace RegistryPull.Registries.Credentials;

/// <summary>Where credentials are looked for, and which place comes first.</summary>
[TestFixture]
internal sealed class CredentialOrderTests
{
    private MadeUpUser _user = null!;

    [SetUp]
    public void Enter() => _user = MadeUpUser.Create();

    [TearDown]
    public void Leave() => _user.Dispose();

    [Test]
    public async Task Find_NothingAnywhere_IsAnonymous() => Assert.That(await _user.FindAsync(), Is.Null);

    [Test]
    public async Task Find_Everywhere_TakesThePlacesInOrder()
    {
        _user.Options = new RegistryPullOptions { Credential = new RegistryCredential.Password("option", "s3cret") };
        _user.Variables["DOCKER_AUTH_CONFIG"] = OfUser("variable");
        _user.Write(MadeUpUser.Docker, OfUser("docker"));
        _user.Variables["XDG_RUNTIME_DIR"] = _user.PathOf("run");
        var running = _user.Write("run/containers/auth.json", OfUser("running"));
        var podman = _user.Write(MadeUpUser.Podman, OfUser("podman"));
        var found = new List<string?> { await _user.FindUserAsync() };

        _user.Options = new RegistryPullOptions();
        found.Add(await _user.FindUserAsync());
        _user.Variables.Remove("DOCKER_AUTH_CONFIG");
        found.Add(await _user.FindUserAsync());
        File.Delete(_user.PathOf(MadeUpUser.Docker));
        found.Add(await _user.FindUserAsync());
        File.Delete(running);
        found.Add(await _user.FindUserAsync());
        File.Delete(podman);
        found.Add(await _user.FindUserAsync());

        Assert.That(found, Is.EqualTo(new[] { "option", "variable", "docker", "running", "podman", null }));
    }

    [Test]
    public async Task Find_APlaceThatKnowsOtherRegistries_AsksTheNext()
    {
        _user.Variables["DOCKER_AUTH_CONFIG"] = MadeUpUser.Auths(("other.example", "variable"));
        _user.Write(MadeUpUser.Docker, """{"auths":{"registry.example":{}}}""");
        _user.Write(MadeUpUser.Podman, OfUser("podman"));

        Assert.That(await _user.FindUserAsync(), Is.EqualTo("podman"));
    }

    [Test]
    public async Task Find_DockerConfig_IsADirectory()
    {
        _user.Write(MadeUpUser.Docker, OfUser("home"));
        _user.Write("elsewhere/config.json", OfUser("elsewhere"));
        _user.Variables["DOCKER_CONFIG"] = _user.PathOf("elsewhere");

        Assert.That(await _user.FindUserAsync(), Is.EqualTo("elsewhere"));
    }

    [Test]
    public async Task Find_XdgConfigHome_IsPodmansPlace()
    {
        _user.Write(MadeUpUser.Podman, OfUser("home"));
        _user.Write("xdg/containers/auth.json", OfUser("xdg"));
        _user.Variables["XDG_CONFIG_HOME"] = _user.PathOf("xdg");

        Assert.That(await _user.FindUserAsync(), Is.EqualTo("xdg"));
    }

    [TestCase(true, "named")]
    [TestCase(false, null)]
    public async Task Find_RegistryAuthFile_StandsForAllOfPodmans(bool exists, string? expected)
    {
        _user.Write(MadeUpUser.Podman, OfUser("home"));
        _user.Variables["REGISTRY_AUTH_FILE"] =
            exists ? _user.Write("named.json", OfUser("named")) : _user.PathOf("missing.json");

        Assert.That(await _user.FindUserAsync(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Find_AuthFile_StandsForAllStored()
    {
        _user.Variables["DOCKER_AUTH_CONFIG"] = OfUser("variable");
        _user.Write(MadeUpUser.Docker, OfUser("docker"));
        _user.Options = new RegistryPullOptions
        {
            AuthFile = _user.Write("own.json", MadeUpUser.Auths(("registry.example/team", "own"))),
        };

        Assert.That(await _user.FindUserAsync(), Is.EqualTo("own"));
        Assert.That(await _user.FindUserAsync("registry.example/other/app"), Is.Null);
    }

    [Test]
    public async Task Find_NoHome_IsAnonymous()
    {
        _user.Variables.Clear();

        Assert.That(await _user.FindAsync(), Is.Null);
    }

    private static string OfUser(string name) => MadeUpUser.Auths(("registry.example", name));
}
