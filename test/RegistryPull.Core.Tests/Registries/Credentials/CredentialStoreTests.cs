using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace RegistryPull.Registries.Credentials;

/// <summary>Where credentials are stored, and what else stays as it is.</summary>
[TestFixture]
internal sealed class CredentialStoreTests
{
    private static readonly RegistryCredential.Password Ann = new("ann", "s3cret");

    private MadeUpUser _user = null!;

    [SetUp]
    public void Enter() => _user = MadeUpUser.Create();

    [TearDown]
    public void Leave() => _user.Dispose();

    private string Stored => File.ReadAllText(_user.PathOf(MadeUpUser.Docker));

    [Test]
    public async Task Store_NoFile_MakesOneForThisUserAlone()
    {
        await StoreAsync(Ann);

        Assert.That(await _user.FindAsync(), Is.EqualTo(Ann));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(
                File.GetUnixFileMode(_user.PathOf(MadeUpUser.Docker)),
                Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            Assert.That(
                File.GetUnixFileMode(_user.PathOf(".docker")),
                Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }
    }

    [Test]
    public async Task Store_AFile_KeepsWhatIsNotOursInItsOrder()
    {
        _user.Write(MadeUpUser.Docker, """
            {"zeta": 1.50, "auths": {"b.example": {"auth": "Yg==", "email": "x"}, "registry.example": {"auth": "b2xk"}, "a.example": {}},
             "HttpHeaders": {"X": "ü<>+"}, "plugins": null, "alpha": [1, 2]}
            """);

        await StoreAsync(Ann);

        Assert.That(Stored, Is.EqualTo(
            "{\n\t\"zeta\": 1.50,\n\t\"auths\": {\n\t\t\"b.example\": {\n\t\t\t\"auth\": \"Yg==\",\n\t\t\t\"email\": \"x\"\n\t\t},\n"
            + $"\t\t\"registry.example\": {{\n\t\t\t\"auth\": \"{MadeUpUser.Encode("ann:s3cret")}\"\n\t\t}},\n\t\t\"a.example\": {{}}\n\t}},\n"
            + "\t\"HttpHeaders\": {\n\t\t\"X\": \"ü<>+\"\n\t},\n\t\"plugins\": null,\n\t\"alpha\": [\n\t\t1,\n\t\t2\n\t]\n}"));
    }

    [TestCase("")]
    [TestCase(" \n")]
    [TestCase("{}")]
    [TestCase("\uFEFF{\"Auths\":null}")]
    public async Task Store_AFileThatSaysLittle_IsFilled(string content)
    {
        _user.Write(MadeUpUser.Docker, content);

        await StoreAsync(Ann);

        Assert.That(await _user.FindAsync(), Is.EqualTo(Ann));
        Assert.That(Stored, Does.Not.Contain("\uFEFF"));
    }

    [TestCase("docker.io", "https://index.docker.io/v1/")]
    [TestCase("localhost:5000", "localhost:5000")]
    public async Task Store_ARegistry_HasDockersKey(string registry, string key)
    {
        await StoreAsync(Ann, registry);

        Assert.That(Stored, Does.Contain($"\"{key}\": {{"));
    }

    [Test]
    public async Task Store_AnIdentityToken_StandsBesideTheNameWithoutPassword()
    {
        await StoreAsync(new RegistryCredential.IdentityToken("ann", "r3fresh"));

        Assert.That(
            Stored,
            Does.Contain($"\"auth\": \"{MadeUpUser.Encode("ann:")}\"").And.Contain("\"identitytoken\": \"r3fresh\""));
        Assert.That(await _user.FindAsync(), Is.EqualTo(new RegistryCredential.IdentityToken("ann", "r3fresh")));
    }

    [Test]
    public async Task Store_ALink_IsFollowedAndNotReplaced()
    {
        var elsewhere = _user.Write("dotfiles/docker.json", """{"a": 1}""");
        Directory.CreateDirectory(_user.PathOf(".docker"));
        File.CreateSymbolicLink(_user.PathOf(MadeUpUser.Docker), "../dotfiles/docker.json");

        await StoreAsync(Ann);

        Assert.That(new FileInfo(_user.PathOf(MadeUpUser.Docker)).LinkTarget, Is.EqualTo("../dotfiles/docker.json"));
        Assert.That(await File.ReadAllTextAsync(elsewhere), Does.Contain("\"a\": 1").And.Contain("registry.example"));
    }

    [Test]
    public async Task Store_SideBySide_LosesNone()
    {
        string[] registries = [.. Enumerable.Range(0, 30).Select(static number => $"r{number}.example")];

        await Task.WhenAll(registries.Select(registry => Task.Run(() => StoreAsync(Ann, registry))));

        foreach (var registry in registries)
        {
            Assert.That(await _user.FindAsync($"{registry}/app"), Is.EqualTo(Ann), registry);
        }

        Assert.That(Directory.GetFiles(_user.PathOf(".docker")), Has.Length.EqualTo(1));
    }

    [TestCase("""{"auths": {} """)]
    [TestCase("""["s3cret"]""")]
    [TestCase("""{"a": 1, "a": "s3cret"}""")]
    public async Task Store_AFileThatCannotBeRead_IsLeftAsItIs(string content)
    {
        _user.Write(MadeUpUser.Docker, content);

        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => StoreAsync(Ann));

        Assert.That(error!.Message, Does.Contain("config.json").And.Not.Contain("s3cret"));
        Assert.That(Stored, Is.EqualTo(content));
        Assert.That(Directory.GetFiles(_user.PathOf(".docker")), Has.Length.EqualTo(1));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the helper is a shell script")]
    public async Task Store_AHelper_KeepsTheSecretAndTheFileTheSign()
    {
        InstallHelper();

        await StoreAsync(Ann);

        Assert.That(
            await AskedAsync(),
            Is.EqualTo("""store {"ServerURL":"registry.example","Username":"ann","Secret":"s3cret"}""" + "\n"));
        Assert.That(
            Stored,
            Does.Contain("\"registry.example\": {}").And.Contain("\"credsStore\": \"safe\"").And.Not.Contain("auth\""));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the helper is a shell script")]
    public async Task Store_AnIdentityTokenInAHelper_IsMarkedByItsUser()
    {
        InstallHelper();

        await StoreAsync(new RegistryCredential.IdentityToken("ann", "r3fresh"), "docker.io");

        Assert.That(await AskedAsync(), Is.EqualTo("""store {"ServerURL":"https://index.docker.io/v1/","Username":"\u003Ctoken\u003E","Secret":"r3fresh"}""" + "\n"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the helper is a shell script")]
    public async Task Store_AHelperThatFails_SaysWhatItSaidWithoutTheSecret()
    {
        _user.Install("safe", "echo \"locked, s3cret lost\"; exit 2");
        _user.Write(MadeUpUser.Docker, """{"credsStore":"safe"}""");

        var error = await Assert.ThrowsAsync<OutputException>(() => StoreAsync(Ann));

        Assert.That(
            error!.Message, Does.Contain("docker-credential-safe").And.Contain("exit code 2: locked, *** lost"));
        Assert.That(Stored, Is.EqualTo("""{"credsStore":"safe"}"""));
    }

    [Test]
    public async Task Erase_AllSpellings_AreGoneAndOthersStay()
    {
        _user.Write(MadeUpUser.Docker, MadeUpUser.Auths(
            ("registry.example", "a"), ("https://registry.example/v1/", "b"), ("other.example", "c"),
            ("registry.example:5000", "d")));

        Assert.That(await EraseAsync(), Is.True);
        Assert.That(await _user.FindAsync(), Is.Null);
        Assert.That(await _user.FindUserAsync("other.example/app"), Is.EqualTo("c"));
        Assert.That(await _user.FindUserAsync("registry.example:5000/app"), Is.EqualTo("d"));
        Assert.That(await EraseAsync(), Is.False);
    }

    [Test]
    public async Task Erase_NothingStored_MakesNoFile()
    {
        Assert.That(await EraseAsync(), Is.False);
        Assert.That(Directory.Exists(_user.PathOf(".docker")), Is.False);
    }

    [TestCase("cat >/dev/null; echo '{\"Username\":\"ann\",\"Secret\":\"s3cret\"}'", true)]
    [TestCase("cat >/dev/null; echo 'credentials not found in native keychain'; exit 1", false)]
    [Platform(Exclude = "Win", Reason = "the helper is a shell script")]
    public async Task Erase_AHelper_IsAskedAndTold(string get, bool existed)
    {
        InstallHelper(get);

        Assert.That(await EraseAsync(), Is.EqualTo(existed));
        Assert.That(await AskedAsync(), Is.EqualTo(existed ? "erase registry.example\n" : ""));
    }

    private void InstallHelper(string get = "exit 1")
    {
        _user.Install("safe", $"[ \"$1\" = get ] && {{ {get}; exit; }}; printf '%s %s\\n' \"$1\" \"$(cat)\" >> '{_user.PathOf("asked")}'");
        _user.Write(MadeUpUser.Docker, """{"credsStore":"safe"}""");
    }

    private async Task<string> AskedAsync() =>
        File.Exists(_user.PathOf("asked")) ? await File.ReadAllTextAsync(_user.PathOf("asked")) : "";

    private async Task StoreAsync(RegistryCredential credential, string registry = "registry.example")
    {
        await using var services = _user.Services();
        var store = services.GetRequiredService<CredentialStore>();
        await store.StoreAsync(store.Find(RegistryName.Parse(registry), null), credential, CancellationToken.None);
    }

    private async Task<bool> EraseAsync()
    {
        await using var services = _user.Services();
        var store = services.GetRequiredService<CredentialStore>();
        return await store.EraseAsync(store.Find(RegistryName.Parse("registry.example"), null), CancellationToken.None);
    }
}
