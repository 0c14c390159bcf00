using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Registries.Authentication;

/// <summary>Sign-ins: tried first, and then stored.</summary>
[TestFixture]
internal sealed class LoginTests
{
    private static readonly RegistryCredential.Password Ann = new("ann", "s3cret");

    private static readonly string Header = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:s3cret"));

    private static readonly FakeRegistryOptions Tokens =
        new() { Auth = FakeAuth.Bearer, User = "ann", Password = "s3cret" };

    private MadeUpUser _user = null!;

    [SetUp]
    public void Enter() => _user = MadeUpUser.Create();

    [TearDown]
    public void Leave() => _user.Dispose();

    [TestCase(FakeAuth.Basic)]
    [TestCase(FakeAuth.Bearer)]
    public async Task Login_TheRightPassword_IsStoredAndLetsAPullIn(FakeAuth auth)
    {
        await using var registry = await FakeRegistry.StartAsync(Tokens with { Auth = auth });

        var stored = await LoginAsync(registry);

        Assert.That(stored, Is.EqualTo(new StoredCredential(
            RegistryName.Parse(registry.Host), "ann", _user.PathOf(MadeUpUser.Docker), Helper: null,
            IsIdentityToken: false, IsVerified: true)));
        Assert.That(await DigestAsync(registry), Is.EqualTo(Fixture.Image().Root.Digest));
    }

    [TestCase(FakeAuth.Basic)]
    [TestCase(FakeAuth.Bearer)]
    public async Task Login_AWrongPassword_IsNotStored(FakeAuth auth)
    {
        await using var registry = await FakeRegistry.StartAsync(Tokens with { Auth = auth, Password = "other" });

        var error = await Assert.ThrowsAsync<AccessDeniedException>(() => LoginAsync(registry));

        Assert.That(error!.Message, Does.Contain(registry.Host).And.Not.Contain("s3cret"));
        Assert.That(File.Exists(_user.PathOf(MadeUpUser.Docker)), Is.False);
    }

    [Test]
    public async Task Login_ATokenServer_GetsThePasswordAloneAndNoScope()
    {
        await using var registry = await FakeRegistry.StartAsync(Tokens);

        await LoginAsync(registry);

        var asked = registry.Requests.Tokens.Single();
        Assert.That((asked.Method, asked.Authorization), Is.EqualTo(("GET", Header)));
        Assert.That(asked.Query, Is.EqualTo("?service=fake-registry&account=ann&client_id=regpull&offline_token=true"));
        Assert.That(
            registry.Requests.Of(RouteKind.Base).Select(static request => request.Authorization),
            Has.None.EqualTo(Header));
    }

    [Test]
    public async Task Login_ATokenServerThatGivesARefreshToken_HasThatStoredInThePasswordsPlace()
    {
        await using var registry = await FakeRegistry.StartAsync(Tokens);
        registry.Tokens.IdentityToken = "r3fresh";

        Assert.That((await LoginAsync(registry)).IsIdentityToken, Is.True);
        Assert.That(
            await _user.FindAsync($"{registry.Host}/app"),
            Is.EqualTo(new RegistryCredential.IdentityToken("ann", "r3fresh")));
        Assert.That(await DigestAsync(registry), Is.EqualTo(Fixture.Image().Root.Digest));
    }

    [Test]
    public async Task Login_ARegistryThatLetsEverybodyIn_StoresWithoutHavingVerified()
    {
        await using var registry = await FakeRegistry.StartAsync();

        Assert.That((await LoginAsync(registry)).IsVerified, Is.False);
        Assert.That(
            registry.Requests.All.Select(static request => request.Authorization), Is.All.Null, "nobody asked for it");
        Assert.That(await _user.FindAsync($"{registry.Host}/app"), Is.EqualTo(Ann));
    }

    [TestCase("Negotiate", "negotiate")]
    [TestCase("Bearer realm=\"http://auth.example/token\"", "it is not https")]
    public async Task Login_AChallengeThatCannotBeMet_SendsThePasswordNowhere(string challenge, string message)
    {
        await using var registry = await FakeRegistry.StartAsync(Tokens with { Challenge = challenge });

        Assert.That(
            (await Assert.ThrowsAsync<AccessDeniedException>(() => LoginAsync(registry)))!.Message,
            Does.Contain(message));
        Assert.That(registry.Requests.All.Select(static request => request.Authorization), Is.All.Null);
    }

    // nginx's auth_basic before a registry
    [TestCase("s3cret", true)]
    [TestCase("other", false)]
    public async Task Login_APageWithAChallenge_IsAChallenge(string password, bool isRight)
    {
        await using var registry = await FakeRegistry.StartAsync();
        var header = "Basic " + MadeUpUser.Encode($"ann:{password}");
        registry.Faults.Add(request => request.Authorization != header, static (_, _) =>
            (FakeAnswer.Of("text/html", "<title>401 Authorization Required</title>"u8.ToArray()) with { Status = 401 }).With("WWW-Authenticate", "Basic realm=x"), int.MaxValue);

        if (isRight)
        {
            Assert.That((await LoginAsync(registry)).IsVerified, Is.True);
        }
        else
        {
            await Assert.ThatAsync(
                () => LoginAsync(registry),
                Throws.InstanceOf<AccessDeniedException>()
                    .With.Message.Contains("refuses this user name and password"));
        }
    }

    [Test]
    public async Task Login_APageForPeople_IsNoRegistry()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Faults.Add(static request => request.Route.Kind == RouteKind.Base, Faults.HtmlPage(), int.MaxValue);

        await Assert.ThatAsync(
            () => LoginAsync(registry),
            Throws.InstanceOf<RegistryUnavailableException>().With.Message.Contains("sign-in page"));
    }

    [Test]
    public async Task Login_ARedirectToAnotherHost_IsNotTakenForTheRegistrysWord()
    {
        await using var other = await FakeRegistry.StartAsync(Tokens);
        await using var registry = await FakeRegistry.StartAsync();
        registry.Faults.Add(
            static request => request.Route.Kind == RouteKind.Base, Faults.Redirect(other.Url), int.MaxValue);

        await Assert.ThatAsync(
            () => LoginAsync(registry),
            Throws.InstanceOf<RegistryUnavailableException>().With.Message.Contains(other.Host));
        Assert.That(
            other.Requests.All.Concat(registry.Requests.All).Select(static request => request.Authorization),
            Is.All.Null);
        Assert.That(File.Exists(_user.PathOf(MadeUpUser.Docker)), Is.False);
    }

    [Test]
    public async Task Login_AFileThatCannotBeRead_IsToldBeforeThePasswordGoesAnywhere()
    {
        await using var registry = await FakeRegistry.StartAsync(Tokens);
        _user.Write(MadeUpUser.Docker, "{");

        await Assert.ThatAsync(() => LoginAsync(registry), Throws.InstanceOf<InvalidRequestException>());
        Assert.That(registry.Requests.All, Is.Empty);
    }

    [Test]
    public async Task Logout_AfterALogin_ForgetsIt()
    {
        await using var registry = await FakeRegistry.StartAsync(Tokens);
        await LoginAsync(registry);
        await using var services = _user.Services();
        var login = services.GetRequiredService<RegistryLogin>();
        var name = RegistryName.Parse(registry.Host);

        Assert.That((await login.LogoutAsync(name, null, CancellationToken.None)).Existed, Is.True);
        Assert.That((await login.LogoutAsync(name, null, CancellationToken.None)).Existed, Is.False);
        await Assert.ThatAsync(() => DigestAsync(registry), Throws.InstanceOf<AccessDeniedException>());
    }

    [Test]
    public async Task Login_ANamedFile_IsTheOnlyOneThatIsWritten()
    {
        await using var registry = await FakeRegistry.StartAsync(Tokens);
        await using var services = _user.Services();
        var file = _user.PathOf("new/auth.json");

        await services.GetRequiredService<RegistryLogin>()
            .LoginAsync(RegistryName.Parse(registry.Host), Ann, file, CancellationToken.None);

        Assert.That(File.Exists(_user.PathOf(MadeUpUser.Docker)), Is.False);
        _user.Options = new RegistryPullOptions { AuthFile = file };
        Assert.That(await _user.FindAsync($"{registry.Host}/app"), Is.EqualTo(Ann));
    }

    private async Task<StoredCredential> LoginAsync(FakeRegistry registry)
    {
        _user.Options = new RegistryPullOptions { Retries = 0 };
        await using var services = _user.Services();
        return await services.GetRequiredService<RegistryLogin>()
            .LoginAsync(RegistryName.Parse(registry.Host), Ann, null, CancellationToken.None);
    }

    private async Task<Digest> DigestAsync(FakeRegistry registry)
    {
        var image = ImageReference.Parse(registry.Push("team/app", "1.0", Fixture.Image()));
        await using var services = _user.Services();
        return await services.GetRequiredService<ImageInspector>()
            .ResolveDigestAsync(image, null, CancellationToken.None);
    }
}
