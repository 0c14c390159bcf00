using System.Net.Sockets;
using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Registries.Mirrors;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Diagnosing;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RegistryDoctorTests : IDisposable
{
    private const string Host = "127.0.0.1";
    private static readonly FakeRegistryOptions Guarded =
        new() { Auth = FakeAuth.Bearer, User = "ann", Password = "s3cret" };

    private readonly FakeAuthority _authority = new();
    private readonly MadeUpUser _user = MadeUpUser.Create();

    public void Dispose()
    {
        _authority.Dispose();
        _user.Dispose();
    }

    [Test]
    public async Task Examine_AllIsWell_SaysWhatEachLinkIs()
    {
        await using var pull = await StartAsync(Guarded with { Certificate = _authority.Issue(Host) });
        _user.Write(MadeUpUser.Docker, MadeUpUser.Auths((pull.Registry.Host, "ann")));
        pull.Registry.Faults.Add(
            When.Method("HEAD"),
            static (answer, _) =>
                answer.With("RateLimit-Limit", "100;w=21600").With("RateLimit-Remaining", "76;w=21600"));
        var consultation = new DoctorFixture(pull, _user);

        var steps = await consultation.RunAsync();

        // step          | what it says
        // --------------+--------------------------------------------------
        AssertStep(steps, "reference", StepOutcome.Ok, $"{pull.Registry.Host}/team/app:1.0");
        AssertStep(
            steps,
            "configuration",
            StepOutcome.Ok,
            $"https://{pull.Registry.Host}; authorities of {_user.PathOf("ca.pem")}");
        AssertStep(
            steps,
            "credentials",
            StepOutcome.Ok,
            $"ann with a password ({Path.Combine(_user.Folder, ".docker", "config.json")})");
        AssertStep(steps, "proxy", StepOutcome.Ok, "no proxy: none is named");
        AssertStep(steps, "dns", StepOutcome.Ok, "127.0.0.1: 127.0.0.1");
        AssertStep(steps, "tcp", StepOutcome.Ok, $"connected to the registry at {pull.Registry.Host}");
        AssertStep(
            steps, "tls", StepOutcome.Ok, "127.0.0.1, issued by Example Corp Root, expires on 2049-01-01, trusted");
        AssertStep(steps, "v2", StepOutcome.Ok, "answers 401: it wants a sign-in (bearer)");
        AssertStep(steps, "token", StepOutcome.Ok, $"Bearer from {pull.Registry.Host}, as ann with a password");
        AssertStep(steps, "manifest", StepOutcome.Ok, Fixture.Image().Root.Digest.ToString());
        AssertStep(steps, "blob", StepOutcome.Ok, $"from {pull.Registry.Host} itself");
        AssertStep(steps, "rate-limit", StepOutcome.Ok, "76 of 100 pulls left, in a window of 6 hours");
        Assert.That(steps, Has.Count.EqualTo(13));
        Assert.That(
            consultation.Told,
            Does.Not.Contain("s3cret").And.Not.Contain("token-1").And.Not.Contain(MadeUpUser.Encode("ann:s3cret")));
    }

    [Test]
    public async Task Examine_MirrorsBeforeTheRegistry_AreNamedWithWhereTheyComeFrom()
    {
        await using var pull = await StartAsync();
        pull.Options = pull.Options with { Mirrors = ["http://127.0.0.1:1/"] };

        var steps = await new DoctorFixture(pull, _user).RunAsync();

        AssertStep(steps, "configuration", StepOutcome.Note, "(by --mirror); mirrors before it: http://127.0.0.1:1");
        AssertStep(
            steps, "mirrors", StepOutcome.Note, "http://127.0.0.1:1 fails at tcp: 127.0.0.1:1 refuses the connection");
        AssertStep(steps, "manifest", StepOutcome.Ok, "sha256:");
    }

    [Test]
    public async Task Examine_AMirrorServesTheImage_ItIsAskedForItAndTheRegistryIsTestedToo()
    {
        await using var mirrored = await MirroredPull.StartAsync();

        var steps = await new DoctorFixture(mirrored.Pull, _user).RunAsync();

        var (first, second) = (mirrored.First.Host, mirrored.Second.Host);
        AssertStep(
            steps, "mirrors", StepOutcome.Ok, $"http://{first} serves the image; http://{second} serves the image");
        AssertStep(steps, "blob", StepOutcome.Ok, $"from {mirrored.Registry.Host} itself");
        Assert.That(mirrored.Asked(static requests => requests.Blobs.Count), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task Examine_AMirrorThatWantsASignIn_GetsNothingOfTheRegistrys()
    {
        var secured = new FakeRegistryOptions { Auth = FakeAuth.Basic, User = "ann", Password = "s3cret" };
        await using var mirrored = await MirroredPull.StartAsync(first: secured, registry: secured);
        mirrored.Pull.Options =
            mirrored.Pull.Options with { Credential = new RegistryCredential.Password("ann", "s3cret") };

        var steps = await new DoctorFixture(mirrored.Pull, _user).RunAsync();

        AssertStep(steps, "mirrors", StepOutcome.Note, $"http://{mirrored.First.Host} fails at token: ");
        AssertStep(steps, "blob", StepOutcome.Ok, "a byte of sha256:");
        Assert.That(
            mirrored.First.Requests.All, Is.Not.Empty.And.All.Property(nameof(RecordedRequest.Authorization)).Null);
    }

    // the mirrors' blobs | the registry's failure
    // -------------------+------------------------------------------------
    // one serves them    | is a note, because a pull does not need it
    // withheld by both   | is a failure
    [TestCase(false, StepOutcome.Note)]
    [TestCase(true, StepOutcome.Failed)]
    public async Task Examine_TheRegistryCannotBeReached_TheMirrorsDecide(bool withheld, StepOutcome outcome)
    {
        await using var mirrored = await MirroredPull.StartAsync();
        mirrored.First.Faults.Add(When.Blob, Faults.Status(404), times: int.MaxValue);
        mirrored.Second.Faults.Add(When.Blob, Faults.Status(404), times: withheld ? int.MaxValue : 0);
        mirrored.Registry.Faults.Add(When.Any, Faults.Status(503), times: int.MaxValue);

        var steps = await new DoctorFixture(mirrored.Pull, _user).RunAsync();

        AssertStep(steps, "mirrors", StepOutcome.Note, $"http://{mirrored.First.Host} fails at blob: ");
        AssertStep(
            steps, "v2", outcome, withheld ? "503" : $"can be pulled from the mirror http://{mirrored.Second.Host}");
        Assert.That(steps.Values.Any(static step => step.Failure is not null), Is.EqualTo(withheld));
        Assert.That(steps["manifest"].Outcome, Is.EqualTo(StepOutcome.Skipped));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the helper is a shell script")]
    public async Task Examine_AHelper_IsNamedWithItsFile()
    {
        await using var pull = await StartAsync(Guarded);
        _user.Install("keys", "echo '{\"Username\":\"ann\",\"Secret\":\"s3cret\"}'");
        var file = _user.Write(MadeUpUser.Docker, "{\"credsStore\":\"keys\"}");
        var consultation = new DoctorFixture(pull, _user);

        var steps = await consultation.RunAsync();

        AssertStep(
            steps, "credentials", StepOutcome.Ok, $"ann with a password (docker-credential-keys, named in {file})");
        AssertStep(steps, "token", StepOutcome.Ok, "as ann");
        AssertStep(steps, "manifest", StepOutcome.Ok, "sha256:");
        Assert.That(consultation.Told, Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Examine_BlobsOnAnotherHost_SaysWhichAndAsksForOneByte()
    {
        await using var store = await FakeRegistry.StartAsync();
        await using var pull = await StartAsync();
        store.Push("team/app", "1.0", Fixture.Image());
        pull.Registry.Faults.Add(
            When.Blob,
            (_, request) => FakeAnswer.Error(307, "X", "x")
                .With("Location", new Uri(store.UrlByName, request.Path).AbsoluteUri + "?sig=s3cret"),
            times: int.MaxValue);
        var consultation = new DoctorFixture(pull, _user);

        var steps = await consultation.RunAsync();

        AssertStep(steps, "blob", StepOutcome.Ok, $"from {store.UrlByName.Authority}, after a redirect");
        Assert.That(store.Requests.Blobs.Single().Range, Does.Match("bytes=[1-9][0-9]*-"));
        Assert.That(consultation.Told, Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Examine_ARegistryAlone_SkipsWhatNeedsAnImage()
    {
        await using var pull = await StartAsync(Guarded);
        _user.Write(MadeUpUser.Docker, MadeUpUser.Auths((pull.Registry.Host, "ann")));

        var steps = await new DoctorFixture(pull, _user).RunAsync(pull.Registry.Host);

        AssertStep(steps, "reference", StepOutcome.Ok, $"the registry {pull.Registry.Host}");
        AssertStep(steps, "tls", StepOutcome.Skipped, "plain http");
        AssertStep(steps, "token", StepOutcome.Ok, "as ann");
        foreach (var name in new[] { "manifest", "blob", "rate-limit" })
        {
            AssertStep(steps, name, StepOutcome.Skipped, "a registry alone was named");
        }

        Assert.That(pull.Registry.Requests.All.Select(static request => request.Query), Has.None.Contains("scope"));
    }

    [Test]
    public async Task Examine_ARegistryAloneAndAWrongPassword_IsRefused()
    {
        await using var pull = await StartAsync(
            new FakeRegistryOptions { Auth = FakeAuth.Basic, User = "ann", Password = "other" });
        _user.Write(MadeUpUser.Docker, MadeUpUser.Auths((pull.Registry.Host, "ann")));
        var consultation = new DoctorFixture(pull, _user);

        AssertFailed<AccessDeniedException>(
            await consultation.RunAsync(pull.Registry.Host),
            "token",
            "refuses ann with a password",
            "manifest",
            "blob",
            "rate-limit");
        Assert.That(consultation.Told, Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Examine_ANameThatIsNone_TriesNothing()
    {
        await using var pull = await StartAsync();

        var steps = await new DoctorFixture(pull, _user).RunAsync("https://ann:s3cret@registry.example/");

        AssertFailed<InvalidRequestException>(steps, "reference", "no user name and password", [.. steps.Keys.Skip(1)]);
        Assert.That(steps["reference"].Detail, Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Examine_AFile_SaysWhatChecksIt()
    {
        await using var pull = await StartAsync();

        var steps = await new DoctorFixture(pull, _user).RunAsync("./stack.tar");

        AssertFailed<InvalidRequestException>(
            steps, "reference", "./stack.tar is a file or directory, not a registry or an image in one: regpull verify checks it", [.. steps.Keys.Skip(1)]);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "there is no /etc")]
    public async Task Examine_ABrokenDaemonFile_NamesItAndTheLine()
    {
        await using var pull = await StartAsync();
        _user.Write("etc/docker/daemon.json", "{\n\"insecure-registries\": oops");

        var steps = await new DoctorFixture(pull, _user).RunAsync("registry.example/team/app");

        AssertFailed<InvalidRequestException>(
            steps,
            "configuration",
            "daemon.json cannot be read: broken JSON in line 2",
            "proxy",
            "dns",
            "tcp",
            "tls",
            "v2",
            "token",
            "manifest");
        AssertStep(steps, "credentials", StepOutcome.Ok, "anonymous");
    }

    [Test]
    public async Task Examine_ABrokenCredentialFile_LeavesTheNetworkToBeTried()
    {
        await using var pull = await StartAsync(Guarded);
        _user.Write(MadeUpUser.Docker, "{");

        var steps = await new DoctorFixture(pull, _user).RunAsync();

        AssertFailed<InvalidRequestException>(
            steps, "credentials", "config.json", "token", "manifest", "blob", "rate-limit");
        AssertStep(steps, "v2", StepOutcome.Ok, "401");
    }

    [Test]
    public async Task Examine_AVariableThatIsNoProxy_FailsAsTheProxyStep()
    {
        await using var pull = await StartAsync();
        _user.Variables["HTTPS_PROXY"] = "http://ann:s3cret@:no port";
        var consultation = new DoctorFixture(pull, _user);

        AssertFailed<InvalidRequestException>(
            await consultation.RunAsync("registry.example/team/app"),
            "proxy",
            "HTTPS_PROXY is not the address of a proxy",
            "dns",
            "tcp",
            "tls");
        Assert.That(consultation.Told, Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Examine_AnExceptionOfTheProxies_NamesTheRule()
    {
        await using var pull = await StartAsync();
        (_user.Variables["HTTPS_PROXY"], _user.Variables["no_proxy"]) = (
            "http://ann:s3cret@proxy.example:3128", "other.example, corp.example");
        var consultation = new DoctorFixture(pull, _user)
        {
            Network = { ConnectError = SocketError.ConnectionRefused },
        };

        var steps = await consultation.RunAsync("registry.corp.example/team/app");

        AssertStep(steps, "proxy", StepOutcome.Ok, "no proxy: no_proxy has 'corp.example'");
        Assert.That(consultation.Network.Asked, Is.EqualTo(new[] { "registry.corp.example" }));
    }

    [Test]
    public async Task Examine_AProxy_IsWhoseNameIsLookedUpAndWhoIsConnectedTo()
    {
        await using var pull = await StartAsync();
        _user.Variables["HTTPS_PROXY"] = "http://ann:s3cret@proxy.example:3128";
        var consultation = new DoctorFixture(pull, _user)
        {
            Network = { ConnectError = SocketError.ConnectionRefused },
        };

        var steps = await consultation.RunAsync("registry.example/team/app");

        AssertStep(steps, "proxy", StepOutcome.Ok, "the proxy proxy.example:3128 (HTTPS_PROXY), with a user name");
        AssertStep(steps, "dns", StepOutcome.Ok, "proxy.example: 127.0.0.1 (the proxy looks up registry.example)");
        AssertFailed<RegistryUnavailableException>(
            steps,
            "tcp",
            "the proxy proxy.example:3128 (HTTPS_PROXY) refuses the connection",
            "tls",
            "v2",
            "token",
            "manifest",
            "blob",
            "rate-limit");
        Assert.That(consultation.Told, Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Examine_ANameThatNobodyKnows_FailsAsDns()
    {
        await using var pull = await StartAsync();
        var consultation = new DoctorFixture(pull, _user) { Network = { NameError = SocketError.HostNotFound } };

        AssertFailed<RegistryUnavailableException>(
            await consultation.RunAsync("registry.example/team/app"),
            "dns",
            "the name registry.example cannot be resolved",
            "tcp",
            "tls",
            "v2");
    }

    [Test]
    public async Task Examine_AnExpiredCertificate_NamesIssuerAndDate()
    {
        var certificate = _authority.Issue(
            new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2021, 3, 4, 0, 0, 0, TimeSpan.Zero),
            Host);
        await using var pull = await StartAsync(new FakeRegistryOptions { Certificate = certificate });

        var steps = await new DoctorFixture(pull, _user).RunAsync();

        AssertFailed<RegistryUnavailableException>(
            steps,
            "tls",
            "it expired on 2021-03-04 (127.0.0.1 → Example Corp Root): --insecure",
            "v2",
            "token",
            "manifest",
            "blob",
            "rate-limit");
        AssertStep(steps, "v2", StepOutcome.Skipped, "not tried, because tls failed");
    }

    [Test]
    public async Task Examine_AnyCertificateWillDo_SaysByWhoseWord()
    {
        using var stranger = new FakeAuthority("Stranger Root");
        await using var pull = await StartAsync(
            new FakeRegistryOptions { Certificate = stranger.Issue("elsewhere.example") });
        pull.Options = pull.Options with { CaFile = null, Insecure = true };

        var steps = await new DoctorFixture(pull, _user).RunAsync();

        AssertStep(steps, "configuration", StepOutcome.Note, "certificates are not verified (--insecure)");
        AssertStep(
            steps,
            "tls",
            StepOutcome.Note,
            "elsewhere.example, issued by Stranger Root, expires on 2049-01-01, not verified (--insecure)");
        AssertStep(steps, "blob", StepOutcome.Ok, "itself");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "there is no /etc")]
    public async Task Examine_InsecureRegistries_NamesTheFile()
    {
        await using var pull = await StartAsync();
        var file = _user.Write("etc/docker/daemon.json", "{\"insecure-registries\":[\"registry.example\"]}");
        pull.Options = pull.Options with { CaFile = null };
        var consultation = new DoctorFixture(pull, _user)
        {
            Network = { ConnectError = SocketError.ConnectionRefused },
        };

        AssertStep(await consultation.RunAsync("registry.example/team/app"), "configuration", StepOutcome.Note,
            "https://registry.example, else http://registry.example; certificates are not verified "
            + $"(insecure-registries in {file})");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "there is no /etc")]
    public async Task Examine_ARegistryThatAFileMarksAsInsecure_NamesTheFileAndNotTheOption()
    {
        await using var pull = await StartAsync();
        var file = _user.Write(
            "etc/containers/registries.conf", "[[registry]]\nlocation = \"registry.example\"\ninsecure = true\n");
        pull.Options = pull.Options with { CaFile = null };
        var consultation = new DoctorFixture(pull, _user)
        {
            Network = { ConnectError = SocketError.ConnectionRefused },
        };

        AssertStep(await consultation.RunAsync("registry.example/team/app"), "configuration", StepOutcome.Note,
            $"certificates are not verified (insecure in {file})");
    }

    [Test]
    public async Task Examine_AClockThatIsWrong_SaysHowFarOff()
    {
        await using var pull = await StartAsync(new FakeRegistryOptions { Certificate = _authority.Issue(Host) });

        var steps = await new DoctorFixture(pull, _user) { Time = new LateClock(TimeSpan.FromMinutes(20)) }.RunAsync();

        AssertStep(steps, "tls", StepOutcome.Note, "the clock of this machine is 20 minutes behind the registry's");
    }

    [Test]
    public async Task Examine_AWebPage_FailsAsTheApi()
    {
        await using var pull = await StartAsync();
        pull.Registry.Faults.Add(
            static request => request.Route.Kind == RouteKind.Base, Faults.HtmlPage(), times: int.MaxValue);

        AssertFailed<RegistryUnavailableException>(
            await new DoctorFixture(pull, _user).RunAsync(), "v2", "no registry answers there", "token", "manifest");
    }

    [Test]
    public async Task Examine_ATokenServerThatRefuses_FailsAsTheToken()
    {
        await using var pull = await StartAsync(Guarded with { Password = "other" });
        _user.Write(MadeUpUser.Docker, MadeUpUser.Auths((pull.Registry.Host, "ann")));
        var consultation = new DoctorFixture(pull, _user);

        AssertFailed<AccessDeniedException>(
            await consultation.RunAsync(), "token", "refuses ann with a password", "manifest", "blob", "rate-limit");
        Assert.That(consultation.Told, Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Examine_AnImageThatIsNotThere_FailsAsTheManifest()
    {
        await using var pull = await StartAsync();

        AssertFailed<ImageNotFoundException>(
            await new DoctorFixture(pull, _user).RunAsync($"{pull.Registry.Host}/team/none:1"),
            "manifest",
            "team/none",
            "blob",
            "rate-limit");
    }

    [Test]
    public async Task Examine_BlobsThatAreWithheld_FailAsTheBlobAlone()
    {
        await using var pull = await StartAsync();
        pull.Registry.Faults.Add(When.Blob, Faults.Status(403), times: int.MaxValue);

        var steps = await new DoctorFixture(pull, _user).RunAsync();

        AssertFailed<AccessDeniedException>(steps, "blob", "403");
        AssertStep(steps, "rate-limit", StepOutcome.Skipped, "the registry states none");
    }

    [Test]
    public async Task Examine_BlobsThatComeWholeAlone_SaysWhatThatMeans()
    {
        await using var pull = await StartAsync();
        pull.Registry.Faults.Add(When.Blob, Faults.IgnoreRange(), times: int.MaxValue);

        AssertStep(await new DoctorFixture(pull, _user).RunAsync(), "blob", StepOutcome.Note, "starts again");
    }

    // limit       | remaining   | outcome             | what is said
    // ------------+-------------+---------------------+--------------------------------------------------
    [TestCase(
        "100;w=21600",
        "0;w=21600",
        StepOutcome.Note,
        "0 of 100 pulls left, in a window of 6 hours: wait, or sign in for more")]
    [TestCase("soon", "12", StepOutcome.Ok, "12 pulls left")]
    [TestCase("100", "many;w=-1", StepOutcome.Skipped, "the registry states none")]
    public async Task Examine_WhatIsLeftOfTheRateLimit_IsTold(
        string limit, string remaining, StepOutcome outcome, string said)
    {
        await using var pull = await StartAsync();
        pull.Registry.Faults.Add(
            When.Method("HEAD"),
            (answer, _) => answer.With("RateLimit-Limit", limit).With("RateLimit-Remaining", remaining));

        AssertStep(await new DoctorFixture(pull, _user).RunAsync(), "rate-limit", outcome, said);
    }

    [TestCase("docker.io", "the registry docker.io")]
    [TestCase("ghcr.io", "the registry ghcr.io")]
    [TestCase("localhost:5000", "the registry localhost:5000")]
    [TestCase("https://index.docker.io/v1/", "the registry docker.io")]
    [TestCase("intranet:5000/", "the registry intranet:5000")]
    [TestCase("nginx", "docker.io/library/nginx:latest")]
    [TestCase("nginx:1.27", "docker.io/library/nginx:1.27")]
    [TestCase("mysql:8", "docker.io/library/mysql:8")]
    [TestCase("docker://ghcr.io/owner/app", "ghcr.io/owner/app:latest")]
    public async Task Examine_WhatWasNamed_IsReadAsImageOrRegistry(string target, string read)
    {
        await using var pull = await StartAsync();
        var consultation = new DoctorFixture(pull, _user) { Network = { NameError = SocketError.HostNotFound } };

        Assert.That((await consultation.RunAsync(target))["reference"].Detail, Is.EqualTo(read));
    }

    private async Task<Pull> StartAsync(FakeRegistryOptions? registry = null)
    {
        var pull = await Pull.StartAsync(registry: registry);
        pull.Options =
            pull.Options with { CaFile = registry?.Certificate is null ? null : _user.Write("ca.pem", _authority.Pem) };
        return pull;
    }

    private static void AssertStep(
        IReadOnlyDictionary<string, DiagnosedStep> steps, string name, StepOutcome outcome, string said) =>
        Assert.That(
            $"{outcome}: {steps[name].Detail}", Does.StartWith($"{steps[name].Outcome}: ").And.Contain(said), name);

    private static void AssertFailed<T>(
        IReadOnlyDictionary<string, DiagnosedStep> steps, string name, string said, params IEnumerable<string> skipped)
        where T : RegistryPullException
    {
        AssertStep(steps, name, StepOutcome.Failed, said);
        Assert.That(steps[name].Failure, Is.TypeOf<T>());
        foreach (var later in skipped)
        {
            AssertStep(steps, later, StepOutcome.Skipped, $"not tried, because {name} failed");
        }
    }

    /// <summary>Only what the time is, not how it passes.</summary>
    private sealed class LateClock(TimeSpan late) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - late;
    }
}
