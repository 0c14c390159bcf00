using System.Text;
using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Registries.Authentication;

[TestFixture]
internal sealed class SignInTests
{
    private static readonly string Header = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:s3cret"));

    private static readonly FakeRegistryOptions Tokens =
        new() { Auth = FakeAuth.Bearer, User = "ann", Password = "s3cret" };

    private static readonly FakeRegistryOptions Basic = Tokens with { Auth = FakeAuth.Basic };

    [Test]
    public async Task Pull_TokensForEveryone_AsksForOneAnonymously()
    {
        await using var pull = await Pull.StartAsync(registry: new FakeRegistryOptions { Auth = FakeAuth.Bearer });

        await pull.RunAsync();

        var asked = pull.Registry.Requests.Tokens.Single();
        Assert.That(asked.Authorization, Is.Null);
        Assert.That(asked.Query, Is.EqualTo("?service=fake-registry&scope=repository:team/app:pull"));
    }

    [TestCase("token")]
    [TestCase("access_token")]
    public async Task Pull_TokensForAUser_SendsThePasswordToTheTokenServerAlone(string member)
    {
        await using var pull = await SignedInAsync(Tokens);
        pull.Registry.Tokens.Member = member;

        await pull.RunAsync();

        Assert.That(
            pull.Registry.Requests.Tokens.Select(static request => request.Authorization),
            Is.EqualTo(new[] { Header }));
        Assert.That(pull.Registry.Requests.All.Count(static request => request.Authorization == Header), Is.EqualTo(1));
    }

    [Test]
    public async Task Pull_BasicRegistry_SendsThePasswordOnceItWasAskedFor()
    {
        await using var pull = await SignedInAsync(Basic);

        await pull.RunAsync();

        var manifests = pull.Registry.Requests.Manifests;
        Assert.That(manifests.Select(static request => request.Authorization), Is.EqualTo(new[] { null, Header }));
        Assert.That(
            pull.Registry.Requests.Blobs.Select(static request => request.Authorization), Is.All.EqualTo(Header));
    }

    [Test]
    public async Task Pull_RegistryToken_IsSentAsItIsAndNowhereElse()
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        pull.Options = pull.Options with
        {
            Credential = new RegistryCredential.BearerToken(pull.Registry.Tokens.Issue("team/app")),
        };

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Tokens, Is.Empty);
        Layout.AssertArchive(pull.Output, Fixture.Image());
    }

    [TestCase(FakeAuth.Basic)]
    [TestCase(FakeAuth.Bearer)]
    public async Task Pull_WrongPassword_IsDeniedWithoutAnotherTry(FakeAuth auth)
    {
        await using var pull = await SignedInAsync(Tokens with { Auth = auth }, "wrong");

        var error = await pull.FailAsync<AccessDeniedException>();

        Assert.That(error.Message, Does.Contain(pull.Registry.Host).And.Not.Contain("wrong"));
        Assert.That(
            pull.Registry.Requests.All.Count(static request => request.Authorization is not null), Is.EqualTo(1));
    }

    [Test]
    public async Task Pull_BasicRegistryWithoutAPassword_SaysHowToSignIn()
    {
        await using var pull = await Pull.StartAsync(registry: Basic);

        Assert.That((await pull.FailAsync<AccessDeniedException>()).Message, Does.Contain("--password-stdin"));
    }

    [TestCase("Negotiate", "negotiate")]
    [TestCase("Digest realm=\"x\"", "digest")]
    public async Task Pull_UnknownScheme_NamesIt(string challenge, string scheme)
    {
        await using var pull = await SignedInAsync(Basic with { Challenge = challenge });

        Assert.That((await pull.FailAsync<AccessDeniedException>()).Message, Does.Contain(scheme));
    }

    [TestCase("Basic realm=\"fake\", Bearer realm=\"{realm}\"")]
    [TestCase("BEARER realm={realm} , Basic realm=fake")]
    public async Task Pull_SeveralSchemes_PrefersTheToken(string challenge)
    {
        await using var pull = await SignedInAsync(Tokens with { Challenge = challenge });

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Tokens, Has.Count.EqualTo(1));
    }

    // A private image of a registry that asks for a sign-in at /v2/ alone
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    public async Task Pull_AnonymousRefusalWithoutAChallenge_AsksHowToSignIn(int status)
    {
        await using var pull = await SignedInAsync(new FakeRegistryOptions());
        pull.Registry.Faults.Add(
            static request => request.Route.Kind == RouteKind.Base,
            Faults.Status(401, ("WWW-Authenticate", "Basic realm=x")),
            int.MaxValue);
        pull.Registry.Faults.Add(
            static request => When.Manifest(request) && request.Authorization is null,
            Faults.Status(status),
            int.MaxValue);

        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Fixture.Image());
        Assert.That(pull.Registry.Requests.Of(RouteKind.Base), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pull_AnonymousRefusalOfAnOpenRegistry_AsksOnce()
    {
        await using var pull = await SignedInAsync(new FakeRegistryOptions());
        pull.Registry.Faults.Add(When.Blob, Faults.Status(404), int.MaxValue);

        await pull.FailAsync<ImageNotFoundException>();

        Assert.That(pull.Registry.Requests.Of(RouteKind.Base), Has.Count.EqualTo(1));
        Assert.That(pull.Registry.Requests.All.Select(static request => request.Authorization), Is.All.Null);
    }

    [Test]
    public async Task Pull_AnonymousRefusalWithoutACredential_DoesNotAsk()
    {
        await using var pull = await Pull.StartAsync();
        pull.Registry.Faults.Add(When.Manifest, Faults.Status(404), int.MaxValue);

        await pull.FailAsync<ImageNotFoundException>();

        Assert.That(pull.Registry.Requests.Of(RouteKind.Base), Is.Empty);
    }

    [Test]
    public async Task Pull_MissingHelperAndARegistryThatWantsASignIn_NamesTheHelper()
    {
        using var user = MadeUpUser.Create();
        await using var pull = await Pull.StartAsync(registry: Basic);
        user.Write(MadeUpUser.Docker, """{"credsStore":"desktop"}""");
        pull.User = user;

        Assert.That(
            (await pull.FailAsync<AccessDeniedException>()).Message,
            Does.Contain("--password-stdin").And.Contain("docker-credential-desktop").And.Contain("not installed"));
    }

    [TestCase(FakeAuth.Basic)]
    [TestCase(FakeAuth.Bearer)]
    public async Task Pull_SignedIn_TellsNoSecret(FakeAuth auth)
    {
        await using var pull = await SignedInAsync(Tokens with { Auth = auth });

        await pull.RunAsync();

        var told = string.Join('\n', pull.Progress.Details.Concat(pull.Progress.Notes));
        Assert.That(
            told,
            Does.Contain("/manifests/").And.Not.Contain("s3cret").And.Not.Contain(Header["Basic ".Length..])
                .And.Not.Contain("token-"));
    }

    private static async Task<Pull> SignedInAsync(FakeRegistryOptions registry, string password = "s3cret")
    {
        var pull = await Pull.StartAsync(registry: registry);
        pull.Options = pull.Options with { Credential = new RegistryCredential.Password("ann", password) };
        return pull;
    }
}
