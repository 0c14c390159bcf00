using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace RegistryPull.Registries.Credentials;

/// <summary>The key store of a system that needs no helper for it, as the Windows Credential Manager.</summary>
[TestFixture]
internal sealed class KeyStoreTests
{
    private static readonly RegistryCredential.Password Ann = new("ann", "s3cret");

    private MadeUpUser _user = null!;
    private MemoryKeyStore _store = null!;

    [SetUp]
    public void Enter()
    {
        _user = MadeUpUser.Create();
        _user.KeyStore = _store = new MemoryKeyStore();
    }

    [TearDown]
    public void Leave() => _user.Dispose();

    [TestCase(null)]
    [TestCase("""{"credsStore":""}""")]
    [TestCase("""{"credsStore":"wincred"}""")]
    [TestCase("""{"credsStore":"desktop"}""")]
    [TestCase("""{"auths":{"registry.example":{"auth":"b2xkOm9sZA=="}}}""")]
    public async Task Store_WithoutAHelper_IsInTheKeyStoreAndNotInTheFile(string? config)
    {
        Configure(config);

        var place = await StoreAsync();

        Assert.That(place, Is.EqualTo((null as string, "the key store")));
        Assert.That(
            _store.Entries, Is.EquivalentTo(new Dictionary<string, RegistryCredential> { ["registry.example"] = Ann }));
        Assert.That(Config, Does.Contain("\"registry.example\": {}").And.Not.Contain("\"auth\""));
        Assert.That(await _user.FindAsync(), Is.EqualTo(Ann));
        Assert.That(_user.Progress.Notes, Is.Empty);
    }

    [Test]
    public async Task Store_DockerHub_HasTheKeyThatDockersHelperReads()
    {
        await StoreAsync("docker.io");

        Assert.That(_store.Entries.Keys, Is.EqualTo(new[] { "https://index.docker.io/v1/" }));
        Assert.That(await _user.FindAsync("nginx"), Is.EqualTo(Ann));
    }

    [Test]
    public async Task Store_IntoAFileThatWasNamed_IsInThatFile()
    {
        var file = _user.PathOf("auth.json");

        Assert.That(await StoreAsync(file: file), Is.EqualTo((null as string, null as string)));
        Assert.That(_store.Entries, Is.Empty);
        Assert.That(await File.ReadAllTextAsync(file), Does.Contain(MadeUpUser.Encode("ann:s3cret")));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the helper is a shell script")]
    public async Task Store_AHelperOfAnotherKindThatIsMissing_IsAnError()
    {
        Configure("""{"credsStore":"safe"}""");

        var error = await Assert.ThrowsAsync<OutputException>(() => StoreAsync());

        Assert.That(error!.Message, Does.Contain("docker-credential-safe").And.Contain("is not on PATH"));
        Assert.That(_store.Entries, Is.Empty);
    }

    [Test]
    [Platform("Linux", Reason = "other systems have other helpers")]
    public async Task Store_AHelperThatIsInstalledAndNotNamed_IsNamedAsDockerWould()
    {
        _user.Install("secretservice", "cat > \"$(dirname \"$0\")/asked\"");

        Assert.That(await StoreAsync(), Is.EqualTo(("secretservice", null as string)));
        Assert.That(Config, Does.Contain("\"credsStore\": \"secretservice\"").And.Contain("\"registry.example\": {}"));
        Assert.That(await File.ReadAllTextAsync(_user.PathOf("bin/asked")), Does.Contain("s3cret"));
    }

    [Test]
    [Platform("Linux", Reason = "other systems have other helpers")]
    public async Task Store_AFileThatKeepsCredentials_StaysTheirPlace()
    {
        _user.KeyStore = null;
        _user.Install("secretservice", "exit 1");
        Configure(MadeUpUser.Auths(("other.example", "bob")));

        Assert.That(await StoreAsync(), Is.EqualTo((null as string, null as string)));
        Assert.That(Config, Does.Contain(MadeUpUser.Encode("ann:s3cret")));
    }

    [Test]
    public async Task Find_WhatTheFileHas_ComesBeforeTheKeyStore()
    {
        _store.Entries["registry.example"] = Ann;
        Configure(MadeUpUser.Auths(("registry.example", "bob")));

        Assert.That(await _user.FindUserAsync(), Is.EqualTo("bob"));
    }

    [Test]
    public async Task Find_WithAFileThatWasNamed_LooksNowhereElse()
    {
        _store.Entries["registry.example"] = Ann;
        _user.Options = new RegistryPullOptions { AuthFile = _user.Write("own.json", "{}") };

        Assert.That(await _user.FindAsync(), Is.Null);
    }

    [Test]
    public async Task Erase_AStoredCredential_IsGoneFromTheKeyStoreAndTheFile()
    {
        await StoreAsync();

        Assert.That(await EraseAsync(), Is.True);
        Assert.That(_store.Entries, Is.Empty);
        Assert.That(Config, Does.Not.Contain("registry.example"));
        Assert.That(await EraseAsync(), Is.False);
    }

    private string Config => File.ReadAllText(_user.PathOf(MadeUpUser.Docker));

    private void Configure(string? config)
    {
        if (config is not null)
        {
            _user.Write(MadeUpUser.Docker, config);
        }
    }

    private async Task<(string? Helper, string? KeyStore)> StoreAsync(
        string registry = "registry.example", string? file = null)
    {
        await using var services = _user.Services();
        var store = services.GetRequiredService<CredentialStore>();
        var place = store.Find(RegistryName.Parse(registry), file);
        await store.StoreAsync(place, Ann, CancellationToken.None);
        return (place.Helper, place.KeyStore);
    }

    private async Task<bool> EraseAsync()
    {
        await using var services = _user.Services();
        var store = services.GetRequiredService<CredentialStore>();
        return await store.EraseAsync(store.Find(RegistryName.Parse("registry.example"), null), CancellationToken.None);
    }
}
