using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>distribution with tokens, from a token server whose signature it checks.</summary>
[Category("RealParts")]
[TestFixture(false)]
[TestFixture(true)]
[Needs("docker-registry", "skopeo")]
internal sealed class TokenLoginTests(bool givesIdentityTokens)
{
    private RealTokens _tokens = null!;
    private Workspace _workspace = null!;
    private RealRegistry _registry = null!;
    private RealUser _user = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        (_tokens, _workspace) = (new RealTokens(givesIdentityTokens), new Workspace());
        (_registry, _user) = (await RealRegistry.StartAsync(tokens: _tokens), new RealUser(_workspace));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await (_registry?.DisposeAsync() ?? default);
        _workspace.Dispose();
        _tokens.Dispose();
    }

    [Test]
    public async Task Login_ThenEveryCommand_IsLetIn()
    {
        var fixture = Fixture.Image();
        var image = await _registry.PushAsync("team/app:1", fixture);
        Assert.That((await _user.RunAsync("digest", image)).ExitCode, Is.EqualTo(4));

        (await _user.LoginAsync(RealRegistry.Password, _registry.Host, "-u", RealRegistry.User)).Succeeded();

        Assert.That(await File.ReadAllTextAsync(_user.ConfigFile),
            givesIdentityTokens ? Does.Contain($"\"identitytoken\": \"{RealTokens.IdentityToken}\"")
                : Does.Not.Contain("identitytoken"));
        (await _user.RunAsync("pull", image, "--output", _workspace.PathOf("out.tar"))).Succeeded();
        Assert.That((await _user.RunAsync("digest", image)).Succeeded(), Is.EqualTo(fixture.Root.Digest.ToString()));
        Assert.That((await _user.RunAsync("tags", $"{_registry.Host}/team/app")).Succeeded(), Is.EqualTo("1"));
        Assert.That((await _user.RunAsync("inspect", image)).Succeeded(), Does.Contain(ImageIdOf(fixture)));
        Assert.That(_tokens.Asked[^1], Does.StartWith(givesIdentityTokens ? "POST" : "GET"));

        (await _user.RunAsync("logout", _registry.Host)).Succeeded();
        Assert.That((await _user.RunAsync("inspect", image)).ExitCode, Is.EqualTo(4));
    }

    [Test]
    public async Task Login_AWrongPassword_ExitsWith4()
    {
        var login = await _user.LoginAsync("sesame", _registry.Host, "-u", RealRegistry.User);

        Assert.That(login.ExitCode, Is.EqualTo(4), login.Error);
        Assert.That(login.Error, Does.Not.Contain("sesame"));
    }

    private static string ImageIdOf(ImageFixture fixture) =>
        fixture.Export().Manifests[0].Manifest.Config.Digest.ToString();
}
