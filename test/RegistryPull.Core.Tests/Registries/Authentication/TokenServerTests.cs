using System.Net;
using System.Text;
using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Retrying;
using RegistryPull.Testing;
using RegistryPull.Transport;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Registries.Authentication;

[TestFixture]
internal sealed class TokenServerTests
{
    private static readonly FakeRegistryOptions Tokens = new() { Auth = FakeAuth.Bearer };

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("<!doctype html>")]
    [TestCase("""{"token":""}""")]
    [TestCase("""{"token":null,"access_token":null}""")]
    [TestCase("""{"token":42}""")]
    [TestCase("""{"token":"two words"}""")]
    [TestCase("""{"token":"line\r\nX-Injected: 1"}""")]
    public async Task Pull_AnswerWithoutAToken_SaysSo(string body)
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        pull.Registry.Faults.Add(When.Token, Faults.Body(Encoding.UTF8.GetBytes(body)), times: int.MaxValue);

        Assert.That((await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain("without a token"));
    }

    [Test]
    public async Task Pull_AnswerThatIsTooLong_IsNotReadToItsEnd()
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        var spaces = Encoding.UTF8.GetBytes(new string(' ', 1024 * 1024));
        pull.Registry.Faults.Add(
            When.Token, (answer, _) => answer with { Body = (byte[])[.. answer.Body.Span, .. spaces] });

        Assert.That((await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain("without a token"));
    }

    [TestCase(503)]
    [TestCase(429)]
    public async Task Pull_PassingFailure_IsTriedAgain(int status)
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        pull.Registry.Faults.Add(When.Token, Faults.Status(status), times: 2);

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Tokens, Has.Count.EqualTo(3));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(403)]
    public async Task Pull_Refusal_IsDeniedAndNotTriedAgain(int status)
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        pull.Registry.Faults.Add(When.Token, Faults.Status(status), times: int.MaxValue);

        Assert.That(
            (await pull.FailAsync<AccessDeniedException>()).Message, Does.Contain($"{status}").And.Contain("injected"));
        Assert.That(pull.Registry.Requests.Tokens, Has.Count.EqualTo(1));
    }

    [TestCase("Bearer")]
    [TestCase("Bearer realm=\"\"")]
    [TestCase("Bearer realm=\"ftp://auth.example/token\"")]
    [TestCase("Bearer realm=\"file:///etc/passwd\"")]
    [TestCase("Bearer realm=\"https://user:secret@auth.example/token\"")]
    [TestCase("Bearer realm=\"https://\"")]
    public async Task Pull_UnusableRealm_IsDenied(string challenge)
    {
        await using var pull = await Pull.StartAsync(registry: Tokens with { Challenge = challenge });

        Assert.That((await pull.FailAsync<AccessDeniedException>()).Message, Does.Contain("no usable token server"));
    }

    // challenge                                              | the question
    // -------------------------------------------------------+---------------------------------------------
    // no query                                               | service and scope
    // a query of the realm's                                 | kept, but for what the client says: scope, account, …
    // a service with characters that have a meaning          | escaped
    [TestCase("Bearer realm=\"/token\"", "?scope=repository:team/app:pull")]
    [TestCase("Bearer realm=\"{realm}?tenant=x#fragment\"", "?tenant=x&scope=repository:team/app:pull")]
    [TestCase("Bearer realm=\"{realm}?service=own&a=b\"", "?service=own&a=b&scope=repository:team/app:pull")]
    [TestCase(
        "Bearer realm=\"{realm}?service=own\",service=\"theirs\"", "?service=theirs&scope=repository:team/app:pull")]
    [TestCase(
        "Bearer realm=\"{realm}?scope=repository:secret:pull&SCOPE=y&account=root&%73cope=z\"",
        "?scope=repository:team/app:pull")]
    [TestCase(
        "Bearer realm=\"{realm}\",service=\"a&scope=repository:secret:pull#x y\"",
        "?service=a%26scope%3Drepository%3Asecret%3Apull%23x%20y&scope=repository:team/app:pull")]
    public async Task Pull_UnusualRealm_IsAskedForOurScopeAlone(string challenge, string query)
    {
        await using var pull = await Pull.StartAsync(registry: Tokens with { Challenge = challenge });

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Tokens.Single().Query, Is.EqualTo(query));
    }

    // scope of the challenge                  | what is asked for after our own was refused
    [TestCase("aws", "aws")]
    [TestCase("repository:moved/app:pull,push", "repository:moved/app:pull")]
    [TestCase("repository:a:push  repository:b:*", "repository:a:pull%20repository:b:pull")]
    [TestCase("a&b=c", "a%26b%3Dc")]
    public async Task Pull_TokenServerRefusesOurScope_IsAskedForThatOfTheChallenge(string scope, string asked)
    {
        await using var pull = await Pull.StartAsync(
            registry: Tokens with { Challenge = $"Bearer realm=\"{{realm}}\",scope=\"{scope}\"" });
        pull.Registry.Faults.Add(When.Token, Faults.Status(403), times: 2);

        await pull.FailAsync<AccessDeniedException>();

        Assert.That(
            pull.Registry.Requests.Tokens.Select(static request => request.Query),
            Is.EqualTo(new[] { "?scope=repository:team/app:pull", "?scope=" + asked }));
    }

    [Test]
    public async Task Pull_RegistryRefusesTheTokenForOurScope_FetchesOneForThatOfTheChallenge()
    {
        await using var other = await FakeRegistry.StartAsync(Tokens);
        var challenge = $"Bearer realm=\"{other.Realm}\",scope=\"repository:moved/app:pull\"";
        await using var pull = await Pull.StartAsync(
            registry: Tokens with { Challenge = challenge, Tokens = other.Tokens });
        other.Faults.Add(When.Token, (answer, request) => answer with
        {
            Body = Encoding.UTF8.GetBytes($$"""{"token":"{{other.Tokens.Issue(request.Query.Contains("moved", StringComparison.Ordinal) ? "team/app" : "other")}}"}"""),
        }, times: 9);

        await pull.RunAsync();

        Assert.That(other.Requests.Tokens.Select(static request => request.Query), Is.EqualTo(new[]
        {
            "?scope=repository:team/app:pull", "?scope=repository:moved/app:pull",
        }));
    }

    [TestCase("http://registry.example/service/token", "https://registry.example/service/token")]
    [TestCase("http://REGISTRY.example:8080/token", "https://registry.example:8080/token")]
    [TestCase("http://auth.example/token", "http://auth.example/token")]
    [TestCase("/token", "https://registry.example/token")]
    public void Realm_PlainHttpOnTheRegistrysOwnHost_IsAskedAtHttps(string realm, string asked)
    {
        var server = new RegistryServer(new Uri("https://registry.example/"), TlsSettings.None);

        Assert.That(
            TokenRealm.Parse(server, ChallengeParser.Parse([$"Bearer realm=\"{realm}\""])[0]),
            Is.EqualTo(new Uri(asked)));
    }

    [Test]
    public async Task Pull_ARedirectOfTheTokenServerToAnInnerAddress_IsNotFollowed()
    {
        using var server = new StubHandler(static request => request.RequestUri!.Host == "auth.example"
            ? new HttpResponseMessage(HttpStatusCode.Redirect)
            {
                Headers = { Location = new Uri("https://10.0.0.1/token") },
            }
            : new HttpResponseMessage { Content = new StringContent("""{"token":"inner"}""") });
        using var http = new HttpMessageInvoker(server, disposeHandler: false);
        var (options, progress) = (new RegistryPullOptions { Retries = 0 }, new RecordingProgress());
        var client = new TokenClient(
            new RegistryTransport(
                http,
                new RedirectRules(new StubNames()),
                new BodyLimits(options.Timeout, TimeProvider.System),
                new Throttle(options, TimeProvider.System),
                progress),
            new RetryPolicy(options, progress, TimeProvider.System, new Random(1)),
            new RealmPolicy(new StubNames()));
        var challenge = ChallengeParser.Parse(["Bearer realm=\"https://auth.example/token\""])[0];
        var registry = new RegistryServer(new Uri("https://registry.example/"), TlsSettings.None);

        var error = await Assert.ThrowsAsync<AccessDeniedException>(
            () => client.FetchAsync(registry, challenge, null, null, CancellationToken.None));

        Assert.That(error!.Message, Does.Contain("10.0.0.1").And.Contain("private network"));
        Assert.That(server.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pull_RefusedPassword_SaysWhoseWhyAndWhatToTry()
    {
        using var user = MadeUpUser.Create();
        await using var pull = await Pull.StartAsync(registry: Tokens with { User = "ann", Password = "other" });
        user.Write(MadeUpUser.Docker, MadeUpUser.Auths((pull.Registry.Host, "ann")));
        pull.User = user;

        Assert.That((await pull.FailAsync<AccessDeniedException>()).Message, Is.EqualTo(
            $"{pull.Registry.Host} refuses ann with a password ({user.PathOf(MadeUpUser.Docker)}) for team/app: "
            + $"{pull.Registry.Host} answered 401 Unauthorized "
            + $"(incorrect username or password); sign in again with regpull login {pull.Registry.Host}, remove it with docker logout {pull.Registry.Host}, "
            + "or give -u and --password-stdin"));
    }

    [Test]
    public async Task Pull_RealmThatTheCredentialMayNotGoTo_IsNotAsked()
    {
        await using var pull = await Pull.StartAsync(
            registry: Tokens with { Challenge = "Bearer realm=\"http://auth.example/token\"" });
        pull.Options = pull.Options with { Credential = new RegistryCredential.Password("ann", "s3cret") };

        Assert.That(
            (await pull.FailAsync<AccessDeniedException>()).Message,
            Does.Contain("http://auth.example").And.Contain("not https"));
    }
}
