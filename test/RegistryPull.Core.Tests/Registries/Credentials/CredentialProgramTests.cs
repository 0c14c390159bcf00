using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace RegistryPull.Registries.Credentials;

/// <summary>Credential helpers, as child processes.</summary>
[TestFixture]
[Platform(Exclude = "Win", Reason = "the helpers of these tests are shell scripts")]
internal sealed class CredentialProgramTests
{
    private MadeUpUser _user = null!;

    [SetUp]
    public void Enter() => _user = MadeUpUser.Create();

    [TearDown]
    public void Leave() => _user.Dispose();

    [Test]
    public async Task Find_CredsStore_AsksTheHelperByTheServerAddress()
    {
        _user.Install(
            "safe", $"cat > '{_user.PathOf("asked")}'; echo \"$@\" >> '{_user.PathOf("asked")}'; {Answer("ann")}");
        _user.Write(MadeUpUser.Docker, """{"credsStore":"safe"}""");

        Assert.That(await _user.FindAsync("nginx"), Is.EqualTo(new RegistryCredential.Password("ann", "s3cret")));
        Assert.That(await File.ReadAllTextAsync(_user.PathOf("asked")), Is.EqualTo("https://index.docker.io/v1/get\n"));
    }

    [TestCase("registry.example/app", "own")]
    [TestCase("other.example/app", "general")]
    [TestCase("plain.example/app", "file")]
    public async Task Find_CredHelpers_StandInForTheGeneralOne(string image, string expected)
    {
        _user.Install("own", Answer("own"));
        _user.Install("general", Answer("general"));
        _user.Write(MadeUpUser.Docker, $$"""
            {"credsStore":"general","credHelpers":{"https://registry.example/v1/":"own","plain.example":""},
             "auths":{"plain.example":{"username":"file","password":"s3cret"} } }
            """);

        Assert.That(await _user.FindUserAsync(image), Is.EqualTo(expected));
    }

    [Test]
    public async Task Find_UserNameThatMeansAToken_IsAnIdentityToken()
    {
        Configure(Answer("<token>"));

        Assert.That(await _user.FindAsync(), Is.EqualTo(new RegistryCredential.IdentityToken("<token>", "s3cret")));
    }

    [TestCase("echo 'credentials not found in native keychain'; exit 1")]
    [TestCase("printf '\\n credentials not found in native keychain \\r\\n'; exit 1")]
    [TestCase("""echo '{"ServerURL":"","Username":"","Secret":""}'""")]
    public async Task Find_HelperHasNone_IsLookedForFurther(string script)
    {
        Configure(script);
        var anonymous = await _user.FindAsync();
        _user.Write(MadeUpUser.Podman, MadeUpUser.Auths(("registry.example", "podman")));

        Assert.That(anonymous, Is.Null);
        Assert.That(await _user.FindUserAsync(), Is.EqualTo("podman"));
    }

    [Test]
    public async Task Find_HelperThatDoesNotListen_IsHeard()
    {
        Configure("exec 0<&-; " + Answer("ann"));

        Assert.That(await _user.FindUserAsync(), Is.EqualTo("ann"));
    }

    [Test]
    public async Task Find_HelperThatTalksOnStandardError_IsHeard()
    {
        Configure("head -c 300000 /dev/zero >&2; " + Answer("ann"));

        Assert.That(await _user.FindUserAsync(), Is.EqualTo("ann"));
    }

    [TestCase(
        "echo 'the keychain is locked'; exit 3",
        "failed for registry.example with exit code 3: the keychain is locked")]
    [TestCase("exit 1", "failed for registry.example with exit code 1")]
    [TestCase(
        """echo '{"Username":"ann","Secret":"s3cret"}'; exit 1""", "failed for registry.example with exit code 1")]
    [TestCase("echo s3cret", "answered with something else than JSON")]
    [TestCase("""echo '{"Secret": s3cret}'""", "answered with something else than JSON")]
    public async Task Find_HelperFails_NamesHelperAndFileAndNoSecret(string script, string message)
    {
        Configure(script);

        var error = await FailAsync<AccessDeniedException>();

        Assert.That(
            error.Message,
            Is.EqualTo(
                $"the credential helper docker-credential-safe (named in {_user.PathOf(MadeUpUser.Docker)}) "
                + $"{message}"));
        Assert.That(error.ToString(), Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Find_HelperIsMissing_WarnsOnceAndLooksFurther()
    {
        _user.Write(MadeUpUser.Docker, """{"credsStore":"gone"}""");
        await using var services = _user.Services();
        var search = services.GetRequiredService<CredentialSearch>();
        var image = ImageReference.Parse("registry.example/team/app");
        var anonymous = await search.FindAsync(image, CancellationToken.None);
        _user.Write(MadeUpUser.Podman, MadeUpUser.Auths(("registry.example", "podman")));

        Assert.That(anonymous, Is.Null);
        Assert.That((await search.FindAsync(image, CancellationToken.None))?.Origin, Does.EndWith(MadeUpUser.Podman));
        Assert.That(
            _user.Progress.Notes,
            Has.Count.EqualTo(1).And.All.Contains("docker-credential-gone").And.All.Contains("config.json"));
        Assert.That(search.Unavailable, Does.Contain("docker-credential-gone"));
    }

    [Test]
    public async Task Find_AnEntryBesideAMissingHelper_IsUsed()
    {
        _user.Write(
            MadeUpUser.Docker, $$"""{"credsStore":"gone",{{MadeUpUser.Auths(("registry.example", "file"))[1..]}}""");

        Assert.That(await _user.FindUserAsync(), Is.EqualTo("file"));
    }

    [Test]
    public async Task Find_HelperPrintsWithoutEnd_IsEnded()
    {
        Configure("exec cat /dev/zero");

        Assert.That(
            (await FailAsync<AccessDeniedException>()).Message,
            Does.Contain("docker-credential-safe").And.Contain("more than 1 MiB"));
    }

    [Test]
    public async Task Find_HelperTakesItsTime_IsWaitedForAndSaysSo()
    {
        var isTold = _user.PathOf("told");
        Configure($"until test -e '{isTold}'; do sleep 0.05; done; " + Answer("ann"));
        (_user.Time, _user.Patience) = (new SkippingTimeProvider(20), TimeSpan.FromHours(2));
        _user.Progress.OnMessage = _ => File.WriteAllText(isTold, "");

        Assert.That(await _user.FindUserAsync(), Is.EqualTo("ann"));
        Assert.That(
            _user.Progress.Notes.Single(),
            Does.Contain("waiting for the credential helper docker-credential-safe").And.Contain("Ctrl+C"));
    }

    [Test]
    public async Task Find_HelperIsNoProgram_SaysSo()
    {
        Configure("");
        await File.WriteAllBytesAsync(_user.PathOf("bin/docker-credential-safe"), [1, 2, 3]);

        Assert.That((await FailAsync<AccessDeniedException>()).Message, Does.Contain("cannot be started"));
    }

    [TestCase("../../bin/sh")]
    [TestCase("/bin/sh")]
    [TestCase("a\\b")]
    [TestCase("a b")]
    [TestCase("a\u0007", TestName = "Find_ANameThatLeadsElsewhere_IsRefused(a bell)")]
    public async Task Find_ANameThatLeadsElsewhere_IsRefused(string name)
    {
        _user.Write(MadeUpUser.Docker, $$"""{"credsStore":{{System.Text.Json.JsonSerializer.Serialize(name)}}}""");

        Assert.That(
            (await FailAsync<InvalidRequestException>()).Message,
            Does.Contain("config.json").And.Contain("credential helper"));
    }

    [Test]
    public async Task Find_ARelativeDirectoryInPath_IsNotSearched()
    {
        Configure(Answer("ann"));
        _user.Variables["PATH"] = Path.GetRelativePath(Environment.CurrentDirectory, _user.PathOf("bin"));

        Assert.That(
            File.Exists(Path.Combine(_user.Variables["PATH"], "docker-credential-safe")), Is.True, "it leads there");
        Assert.That(await _user.FindAsync(), Is.Null);
    }

    [Test]
    public async Task Find_HelperHangs_EndsItAndItsChildren()
    {
        using var hanging = new HangingScript();
        Configure(hanging.Script);
        var time = new VirtualTimeProvider();
        _user.Time = time;

        var failing = FailAsync<AccessDeniedException>();
        await hanging.StartedAsync();
        time.Advance(_user.Patience);

        Assert.That((await failing).Message, Does.Contain("did not answer within 60 seconds"));
        Assert.That(await hanging.HasEndedAsync(), Is.True);
    }

    [Test]
    public async Task Find_Cancelled_DoesNotWaitForTheHelper()
    {
        Configure("exec sleep 300");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(0.2));

        await Assert.ThatAsync(
            () => _user.FindAsync(cancellationToken: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static string Answer(string name) =>
        $$"""echo '{"ServerURL":"x","Username":"{{name}}","Secret":"s3cret"}'""";

    private void Configure(string script)
    {
        _user.Install("safe", script);
        _user.Write(MadeUpUser.Docker, """{"credsStore":"safe"}""");
    }

    private async Task<T> FailAsync<T>()
        where T : Exception => (await Assert.ThrowsAsync<T>(() => _user.FindAsync()))!;
}
