using System.Net;
using NUnit.Framework;
using RegistryPull.Retrying;
using RegistryPull.Transport;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Registries.Authentication;

/// <summary>Identity tokens, which a token server exchanges for tokens to pull with.</summary>
[TestFixture]
internal sealed class IdentityTokenTests
{
    private static readonly RegistryCredential.IdentityToken Identity = new("<token>", "r3fresh");

    private readonly List<(HttpMethod Method, string? Authorization, string Form)> _asked = [];

    [SetUp]
    public void SetUp() => _asked.Clear();

    [Test]
    public async Task Fetch_AServerThatKnowsPost_GetsTheTokenInAFormAlone()
    {
        using var server = new StubHandler(request => Note(request, Token("access_token")));

        var header = await FetchAsync(server);

        Assert.That(header, Is.EqualTo("Bearer t"));
        Assert.That(_asked, Is.EqualTo(new[]
        {
            (HttpMethod.Post, (string?)null,
                "grant_type=refresh_token&refresh_token=r3fresh&client_id=regpull&scope=repository%3Ateam%2Fapp%3Apull&service=registry"),
        }));
        Assert.That(server.Asked.Single(), Is.EqualTo(new Uri("https://auth.example/token")));
    }

    [TestCase(HttpStatusCode.NotFound)]
    [TestCase(HttpStatusCode.MethodNotAllowed)]
    public async Task Fetch_AServerWithoutPost_IsAskedWithGetAndTheTokenAsPassword(HttpStatusCode status)
    {
        using var server = new StubHandler(
            request =>
                Note(request, request.Method == HttpMethod.Post ? new HttpResponseMessage(status) : Token("token")));

        var header = await FetchAsync(server);

        Assert.That(header, Is.EqualTo("Bearer t"));
        Assert.That(_asked[1], Is.EqualTo((HttpMethod.Get, "Basic PHRva2VuPjpyM2ZyZXNo", "")));
        Assert.That(server.Asked[1].Query, Is.EqualTo("?service=registry&scope=repository:team/app:pull"));
    }

    [Test]
    public async Task Fetch_ARedirectOfThePost_IsNotFollowed()
    {
        using var server = new StubHandler(static _ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
            response.Headers.Location = new Uri("https://elsewhere.example/token");
            return response;
        });

        var error = await Assert.ThrowsAsync<RegistryUnavailableException>(() => FetchAsync(server));

        Assert.That(error!.Message, Does.Contain("elsewhere.example").And.Contain("refusing to follow it"));
        Assert.That(server.Asked, Has.Count.EqualTo(1));
    }

    [TestCase("http://auth.example/token")]
    [TestCase("https://10.0.0.1/token")]
    public async Task Fetch_ARealmThatMayNotHaveIt_IsNotAsked(string realm)
    {
        using var server = new StubHandler(_ => Token("token"));

        await Assert.ThrowsAsync<AccessDeniedException>(() => FetchAsync(server, realm));

        Assert.That(server.Asked, Is.Empty);
    }

    [Test]
    public async Task Fetch_AnExpiredToken_IsDeniedAndNotRepeated()
    {
        using var server = new StubHandler(static _ => new HttpResponseMessage(HttpStatusCode.Unauthorized)
        {
            Content = new StringContent("""{"errors":[{"message":"it has expired"}]}"""),
        });

        var error = await Assert.ThrowsAsync<AccessDeniedException>(() => FetchAsync(server));

        Assert.That(error!.Message, Does.Contain("has expired"));
    }

    private static async Task<string> FetchAsync(StubHandler server, string realm = "https://auth.example/token")
    {
        using var http = new HttpMessageInvoker(server, disposeHandler: false);
        var options = new RegistryPullOptions { Retries = 0 };
        var client = new TokenClient(
            new RegistryTransport(
                http,
                new RedirectRules(new StubNames()),
                new BodyLimits(options.Timeout, TimeProvider.System),
                new Throttle(options, TimeProvider.System),
                new RecordingProgress()),
            new RetryPolicy(options, new RecordingProgress(), TimeProvider.System, new Random(1)),
            new RealmPolicy(new StubNames()));
        var challenge = ChallengeParser.Parse([$"Bearer realm=\"{realm}\",service=\"registry\""])[0];
        var registry = new RegistryServer(new Uri("https://registry.example/"), TlsSettings.None);
        var answer = await client.FetchAsync(
            registry, challenge, "repository:team/app:pull", Identity, CancellationToken.None);
        return answer.Header?.ToString() ?? throw new AccessDeniedException(answer.Refusal!);
    }

    private static HttpResponseMessage Token(string member) =>
        new() { Content = new StringContent($$"""{"{{member}}":"t"}""") };

    private HttpResponseMessage Note(HttpRequestMessage request, HttpResponseMessage answer)
    {
        using var form = new StreamReader(request.Content?.ReadAsStream() ?? Stream.Null);
        _asked.Add((request.Method, request.Headers.Authorization?.ToString(), form.ReadToEnd()));
        return answer;
    }
}
