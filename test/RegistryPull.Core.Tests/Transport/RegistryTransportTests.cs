using System.Net;
using NUnit.Framework;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

[TestFixture]
internal sealed class RegistryTransportTests
{
    // from                  | Location                    | outcome
    // ----------------------+-----------------------------+---------------------
    // https                 | http, another host          | refused
    // any                   | neither http nor https      | refused
    [TestCase("https://registry.example/v2/", "http://cdn.example/blob", "from https to http at cdn.example")]
    [TestCase("https://registry.example/v2/", "ftp://cdn.example/blob", "'ftp:'")]
    [TestCase("http://registry.example/v2/", "file:///etc/passwd", "'file:'")]
    [TestCase("https://registry.example/v2/", "//", "something that is not an address")]
    [TestCase("https://registry.example/v2/", "//[", "something that is not an address")]
    public async Task Send_RedirectToALesserPlace_IsRefused(string from, string to, string reason)
    {
        using var server = new StubHandler(_ => Redirect(to));
        using var http = new HttpMessageInvoker(server);

        var error = await Assert.ThrowsAsync<RegistryUnavailableException>(
            () => Transport(http).SendAsync(new RegistryRequest(new Uri(from)), default));

        Assert.That(error!.Message, Does.Contain(reason));
        Assert.That(server.Asked, Is.EqualTo(new[] { new Uri(from) }));
    }

    // https to http | by default: refused, with the way out; what makes the registry insecure allows it, without a
    // credential
    [TestCase(true, null, "--insecure")]
    [TestCase(false, null, "mark the mirror as insecure")]
    [TestCase(true, "--insecure", null)]
    [TestCase(true, "insecure-registries in daemon.json", null)]
    [TestCase(false, "insecure in registries.conf", null)]
    public async Task Send_RedirectFromHttpsToHttp_NeedsAnInsecureRegistry(
        bool isUserSpecified, string? origin, string? refusal)
    {
        using var server = new StubHandler(
            static request => request.RequestUri!.Scheme == "https" ? Redirect("http://minio.corp.example/blob")
                : new HttpResponseMessage());
        using var http = new HttpMessageInvoker(server);
        var request = new RegistryRequest(new Uri("https://registry.example/v2/team/app/blobs/sha256:0"))
        {
            Authorization = new("Bearer", "t"),
            Tls = new TlsSettings { IsUserSpecified = isUserSpecified, InsecureOrigin = origin },
        };

        if (refusal is not null)
        {
            var error = await Assert.ThrowsAsync<RegistryUnavailableException>(
                () => Transport(http).SendAsync(request, default));
            Assert.That(
                error!.Message,
                Does.StartWith("registry.example redirects from https to http at minio.corp.example")
                    .And.Contain(refusal));
            return;
        }

        using var response = await Transport(http).SendAsync(request, default);
        Assert.That(response.RequestMessage!.Headers.Authorization, Is.Null);
    }

    [TestCase(null, true)]
    [TestCase("--insecure", false)]
    public async Task FollowUpload_FromHttpsToHttp_IsRefused(string? origin, bool isRefused)
    {
        using var http = new HttpMessageInvoker(new StubHandler(static _ => new HttpResponseMessage()));
        var request = new RegistryRequest(new Uri("https://registry.example/v2/team/app/blobs/uploads/"))
        {
            Authorization = new("Bearer", "t"),
            Tls = new TlsSettings { IsUserSpecified = true, InsecureOrigin = origin },
        };
        using var answer = Uploading(request, "http://store.example/upload?sig=1");

        if (isRefused)
        {
            var error = await Assert.ThrowsAsync<RegistryUnavailableException>(
                () => Transport(http).FollowUploadAsync(request, answer, default));
            Assert.That(error!.Message, Does.Contain("from https to http at store.example").And.Contain("--insecure"));
            return;
        }

        var followed = await Transport(http).FollowUploadAsync(request, answer, default);
        Assert.That((followed.Authorization, followed.Role), Is.EqualTo(((object?)null, ServerRole.BlobStore)));
    }

    // Location | the upload goes to
    [TestCase("http://registry.example/v2/up/1?_state=a%2Fb", "https://registry.example:5000/v2/up/1?_state=a%2Fb")]
    [TestCase("http://registry.example:5000/v2/up/1", "https://registry.example:5000/v2/up/1")]
    [TestCase("/v2/up/1?_state=a%2Fb", "https://registry.example:5000/v2/up/1?_state=a%2Fb")]
    [TestCase("https://registry.example:5000/v2/up/1", "https://registry.example:5000/v2/up/1")]
    public async Task FollowUpload_PlainHttpOnTheRegistrysOwnHost_IsSentByHttps(string location, string expected)
    {
        using var http = new HttpMessageInvoker(new StubHandler(static _ => new HttpResponseMessage()));
        var request = new RegistryRequest(new Uri("https://registry.example:5000/v2/team/app/blobs/uploads/"));
        using var answer = Uploading(request, location);

        var followed = await Transport(http).FollowUploadAsync(request, answer, default);

        Assert.That((followed.Uri.AbsoluteUri, followed.Role), Is.EqualTo((expected, ServerRole.Registry)));
    }

    [Test]
    public async Task FollowUpload_NoLocation_IsRefused()
    {
        using var http = new HttpMessageInvoker(new StubHandler(static _ => new HttpResponseMessage()));
        var request = new RegistryRequest(new Uri("https://registry.example/v2/team/app/blobs/uploads/"));
        using var answer = Uploading(request, null);

        await Assert.ThrowsAsync<RegistryUnavailableException>(
            () => Transport(http).FollowUploadAsync(request, answer, default));
    }

    private static HttpResponseMessage Uploading(RegistryRequest request, string? location)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.Accepted) { RequestMessage = request.ToMessage() };
        answer.Headers.Location = location is null ? null : new Uri(location, UriKind.RelativeOrAbsolute);
        return answer;
    }

    [TestCase("store.here.example", true)]
    [TestCase("127.0.0.2", true)]
    [TestCase("store.both.example", false)]
    [TestCase("store.nowhere.example", false)]
    [TestCase("10.0.0.1", false)]
    public async Task Send_RedirectFromHttpsToHttpOnThisMachine_IsFollowed(string host, bool isFollowed)
    {
        using var server = new StubHandler(
            request =>
                request.RequestUri!.Scheme == "https" ? Redirect($"http://{host}/blob") : new HttpResponseMessage());
        using var http = new HttpMessageInvoker(server);
        var request = new RegistryRequest(new Uri("https://registry.example/v2/team/app/blobs/sha256:0"))
        {
            Authorization = new("Bearer", "t"),
        };

        if (!isFollowed)
        {
            await Assert.ThrowsAsync<RegistryUnavailableException>(() => Transport(http).SendAsync(request, default));
            return;
        }

        using var response = await Transport(http).SendAsync(request, default);
        Assert.That(response.RequestMessage!.RequestUri!.Host, Is.EqualTo(host));
        Assert.That(response.RequestMessage.Headers.Authorization, Is.Null);
    }

    [TestCase("5, 5")]
    [TestCase("5,6")]
    [TestCase("-1")]
    [TestCase("five")]
    public async Task Send_AnAmbiguousLength_IsRefusedAtOnce(string length)
    {
        using var server = new StubHandler(_ => WithLength(length));
        using var http = new HttpMessageInvoker(server);

        var error = await Assert.ThrowsAsync<RegistryUnavailableException>(
            () => Transport(http).SendAsync(new RegistryRequest(new Uri("https://a.example/v2/")), default));

        Assert.That(error!.Message, Does.StartWith($"a.example sends 'Content-Length: {length}'"));
    }

    [Test]
    public async Task Send_NoAnswerForASecond_SaysOnceWhoIsAwaited()
    {
        var (time, progress) = (new VirtualTimeProvider(), new RecordingProgress());
        using var server = new StubHandler(_ =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return new HttpResponseMessage();
        });
        using var http = new HttpMessageInvoker(server);
        var transport = Transport(http, progress, time);

        using var first = await transport.SendAsync(new RegistryRequest(new Uri("https://a.example/v2/")), default);
        using var second = await transport.SendAsync(new RegistryRequest(new Uri("https://a.example/v2/")), default);

        Assert.That(progress.Notes, Is.EqualTo(new[] { "connecting to a.example…" }));
        Assert.That(time.Waiting, Is.Zero);
    }

    // from                          | Location               | next
    // ------------------------------+------------------------+----------------------------------
    // https://registry.example/v2/  | a path                 | the same host
    // https://registry.example/v2/  | another path, relative | below /v2/
    // https://registry.example/v2/  | https elsewhere        | there
    // https, this machine           | http, this machine     | there: nobody listens in between
    // http                          | http or https          | there
    [TestCase("https://registry.example/v2/", "/blob", "https://registry.example/blob")]
    [TestCase("https://registry.example/v2/", "blob?x=1", "https://registry.example/v2/blob?x=1")]
    [TestCase("https://registry.example/v2/", "https://cdn.example/blob", "https://cdn.example/blob")]
    [TestCase("https://localhost/v2/", "http://localhost/blob", "http://localhost/blob")]
    [TestCase("http://registry.example/v2/", "http://cdn.example/blob", "http://cdn.example/blob")]
    [TestCase("http://registry.example/v2/", "https://cdn.example/blob", "https://cdn.example/blob")]
    public async Task Send_Redirect_IsFollowed(string from, string to, string next)
    {
        using var server = new StubHandler(
            request => request.RequestUri == new Uri(from) ? Redirect(to) : new HttpResponseMessage());
        using var http = new HttpMessageInvoker(server);

        using var response = await Transport(http).SendAsync(new RegistryRequest(new Uri(from)), default);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(server.Asked[^1], Is.EqualTo(new Uri(next)));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task Send_RedirectInACircle_Ends(int status)
    {
        using var server = new StubHandler(_ => Redirect("/again", status));
        using var http = new HttpMessageInvoker(server);

        var error = await Assert.ThrowsAsync<RegistryUnavailableException>(
            () => Transport(http).SendAsync(new RegistryRequest(new Uri("https://a.example/")), default));

        Assert.That(error!.Message, Does.Contain("in a circle"));
        Assert.That(server.Asked, Has.Count.EqualTo(11));
    }

    [TestCase("https://a.example/x", true)]
    [TestCase("https://A.example/x", true)]
    [TestCase("https://a.example:443/x", true)]
    [TestCase("https://a.example:444/x", false)]
    [TestCase("http://a.example/x", false)]
    [TestCase("https://b.a.example/x", false)]
    [TestCase("https://a.example.evil.example/x", false)]
    public void RedirectedTo_AnAddress_KeepsTheCredentialForTheSameHostAlone(string target, bool kept)
    {
        var request = new RegistryRequest(new Uri("https://a.example/v2/"))
        {
            Authorization = new("Bearer", "t"),
            Part = new ContentPart(7),
        };

        var redirected = request.RedirectedTo(new Uri(target));

        Assert.That(redirected.Authorization is not null, Is.EqualTo(kept));
        Assert.That(redirected.Part.Start, Is.EqualTo(7));
    }

    [Test]
    public async Task Send_WarningHeaders_ShowsEachOnceAndClean()
    {
        var progress = new RecordingProgress();
        using var server = new StubHandler(
            static _ => Warned("299 - \"moves \u001b[31mon Monday\"", "110 - \"stale\""));
        using var http = new HttpMessageInvoker(server);
        var transport = Transport(http, progress);

        using var first = await transport.SendAsync(new RegistryRequest(new Uri("https://a.example/")), default);
        using var second = await transport.SendAsync(new RegistryRequest(new Uri("https://a.example/")), default);

        Assert.That(progress.Notes, Is.EqualTo(new[] { "warning from a.example: moves  [31mon Monday" }));
    }

    [Test]
    public async Task Send_RateLimitHeaders_AreToldInDetailAsTheyAre()
    {
        var progress = new RecordingProgress();
        using var server = new StubHandler(
            static _ => Limited(
                ("RateLimit-Limit", "100;w=21600"),
                ("ratelimit-remaining", "76;w=21600"),
                ("X-RateLimit-Reset", "5\u001b"),
                ("Retry-After", "1")));
        using var http = new HttpMessageInvoker(server);

        using var response =
            await Transport(http, progress).SendAsync(new RegistryRequest(new Uri("https://a.example/v2/")), default);

        Assert.That(
            progress.Details,
            Is.EqualTo(
                new[]
                {
                    "GET https://a.example/v2/: 200, ratelimit-limit 100;w=21600, ratelimit-remaining "
                    + "76;w=21600, x-ratelimit-reset 5 ",
                }));
    }

    private static HttpResponseMessage Limited(params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage();
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private static HttpResponseMessage WithLength(string length)
    {
        var response = new HttpResponseMessage { Content = new StreamContent(new MemoryStream()) };
        response.Content.Headers.TryAddWithoutValidation("Content-Length", length);
        return response;
    }

    private static RegistryTransport Transport(
        HttpMessageInvoker http, IPullProgress? progress = null, TimeProvider? time = null)
    {
        var options = new RegistryPullOptions();
        var names = new StubNames(
            ("store.here.example", "127.0.0.2 ::1"), ("store.both.example", "127.0.0.2 10.0.0.1"),
            ("store.nowhere.example", ""));
        return new(
            http,
            new RedirectRules(names),
            new BodyLimits(options.Timeout, time ?? TimeProvider.System),
            new Throttle(options, TimeProvider.System),
            progress ?? new RecordingProgress());
    }

    private static HttpResponseMessage Redirect(string to, int status = 307)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Headers.TryAddWithoutValidation("Location", to);
        return response;
    }

    private static HttpResponseMessage Warned(params string[] warnings)
    {
        var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Warning", warnings);
        return response;
    }
}
