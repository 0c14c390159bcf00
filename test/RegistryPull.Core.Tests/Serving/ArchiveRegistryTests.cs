using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Serving;

/// <summary>Archives that were pulled are served again.</summary>
internal sealed class ArchiveRegistryTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Seed = 801 });

    [Test]
    public async Task Respond_Api_IsARegistry()
    {
        await using var served = await ServedAsync(Image);

        using var answer = await served.GetAsync("/v2/");

        Assert.That(answer.StatusCode, Is.EqualTo(200));
        Assert.That(Header(answer, "Docker-Distribution-Api-Version"), Is.EqualTo("registry/2.0"));
    }

    [TestCase("team/app")]
    [TestCase("HOST/team/app")]
    public async Task Respond_ManifestByTag_IsTheRegistrysBytes(string name)
    {
        await using var served = await ServedAsync(Image);

        using var answer = await served.GetAsync(
            $"/v2/{name.Replace("HOST", served.Host, StringComparison.Ordinal)}/manifests/1.0");

        Assert.That(answer.StatusCode, Is.EqualTo(200));
        Assert.That(Header(answer, "Docker-Content-Digest"), Is.EqualTo(Image.Root.Digest.ToString()));
        Assert.That(Header(answer, "Content-Type"), Is.EqualTo(MediaTypes.OciManifest));
        Assert.That(await BodyAsync(answer), Is.EqualTo(Image.Root.Bytes.ToArray()));
    }

    [Test]
    public async Task Respond_PortInTheHost_IsAlsoServedWithADash()
    {
        await using var served = await ServedAsync(Image);

        using var answer = await served.GetAsync($"/v2/{served.Host.Replace(':', '-')}/team/app/manifests/1.0");

        Assert.That(answer.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Respond_HeadOfAManifest_HasItsLengthAndNoBody()
    {
        await using var served = await ServedAsync(Image);

        using var answer = await served.RespondAsync(new ArchiveRequest("HEAD", "/v2/team/app/manifests/1.0"));

        Assert.That(Header(answer, "Content-Length"), Is.EqualTo($"{Image.Root.Bytes.Length}"));
        Assert.That(await BodyAsync(answer), Is.Empty);
    }

    [Test]
    public async Task Respond_Namespace_DecidesBetweenTwoRegistries()
    {
        var other = Fixture.Image(new ImageRecipe { Seed = 802 });
        await using var first = await ServedAsync(Image);
        await using var second = await ServedAsync(other);
        await using var both = await first.WithAsync(second);

        Assert.That(await DigestAsync(first.Host), Is.EqualTo(Image.Root.Digest.ToString()));
        Assert.That(await DigestAsync(second.Host), Is.EqualTo(other.Root.Digest.ToString()));
        Assert.That(await DigestAsync(registry: null), Is.EqualTo(Image.Root.Digest.ToString()), "the first archive's");
        Assert.That(await DigestAsync("elsewhere.example"), Is.Null);

        async Task<string?> DigestAsync(string? registry)
        {
            using var answer = await both.RespondAsync(
                new ArchiveRequest("GET", "/v2/team/app/manifests/1.0") { Registry = registry });
            return Header(answer, "Docker-Content-Digest");
        }
    }

    [Test]
    public async Task Respond_Blob_IsTheWholeOrThePart()
    {
        await using var served = await ServedAsync(Image);
        var (digest, bytes) = Image.Blobs.MaxBy(static blob => blob.Value.Length);
        var path = $"/v2/team/app/blobs/{digest}";

        using var whole = await served.GetAsync(path);
        using var part = await served.RespondAsync(new ArchiveRequest("GET", path) { Range = "bytes=10-29" });
        using var changed = await served.RespondAsync(
            new ArchiveRequest("GET", path) { Range = "bytes=10-29", IfRange = "\"other\"" });
        using var beyond = await served.RespondAsync(new ArchiveRequest("GET", path) { Range = "bytes=9999999-" });

        Assert.That((whole.StatusCode, await BodyAsync(whole)), Is.EqualTo((200, bytes)));
        Assert.That((part.StatusCode, await BodyAsync(part)), Is.EqualTo((206, bytes[10..30])));
        Assert.That(Header(part, "Content-Range"), Is.EqualTo($"bytes 10-29/{bytes.Length}"));
        Assert.That((changed.StatusCode, await BodyAsync(changed)), Is.EqualTo((200, bytes)));
        Assert.That((beyond.StatusCode, Header(beyond, "Content-Range")), Is.EqualTo((416, $"bytes */{bytes.Length}")));
    }

    [Test]
    public async Task Respond_DamagedBlob_IsRefusedAndTheOthersAreServed()
    {
        await using var served = await ServedAsync(Image);
        var layers = Image.Blobs.Where(static blob => blob.Value.Length > 500).ToArray();
        served.Damage(layers[0].Value);

        using var bad = await served.GetAsync($"/v2/team/app/blobs/{layers[0].Key}");
        using var good = await served.GetAsync($"/v2/team/app/blobs/{layers[1].Key}");

        Assert.That((bad.StatusCode, good.StatusCode), Is.EqualTo((404, 200)));
        Assert.That(served.Notes, Has.Exactly(1).Contains(layers[0].Key.ToString()));
    }

    [Test]
    public async Task Respond_Tags_ArePagedInOrder()
    {
        await using var served = await ServedAsync(Image, "1.0", "2.0", "latest");

        using var all = await served.GetAsync("/v2/team/app/tags/list");
        using var page = await served.RespondAsync(new ArchiveRequest("GET", "/v2/team/app/tags/list") { Count = "2" });
        using var rest = await served.RespondAsync(
            new ArchiveRequest("GET", "/v2/team/app/tags/list") { Count = "2", Last = "2.0" });

        Assert.That(await TagsAsync(all), Is.EqualTo(new[] { "1.0", "2.0", "latest" }));
        Assert.That(await TagsAsync(page), Is.EqualTo(new[] { "1.0", "2.0" }));
        Assert.That(Header(page, "Link"), Is.EqualTo("</v2/team/app/tags/list?n=2&last=2.0>; rel=\"next\""));
        Assert.That(await TagsAsync(rest), Is.EqualTo(new[] { "latest" }));
        Assert.That(Header(rest, "Link"), Is.Null);
    }

    [TestCase("GET", "/v2/team/none/manifests/1.0", 404, "MANIFEST_UNKNOWN")]
    [TestCase("GET", "/v2/team/app/manifests/none", 404, "MANIFEST_UNKNOWN")]
    [TestCase("GET", "/v2/team/none/tags/list", 404, "NAME_UNKNOWN")]
    [TestCase("GET", "/v2/team/app/blobs/latest", 400, "DIGEST_INVALID")]
    [TestCase("GET", "/v2/team/app/referrers/latest", 400, "DIGEST_INVALID")]
    [TestCase("GET", "/etc/passwd", 404, "NAME_INVALID")]
    [TestCase("POST", "/v2/team/app/blobs/uploads/", 405, "UNSUPPORTED")]
    [TestCase("DELETE", "/v2/team/app/manifests/1.0", 405, "UNSUPPORTED")]
    public async Task Respond_WhatIsNotThere_IsRefusedWithItsCode(string method, string path, int status, string code)
    {
        await using var served = await ServedAsync(Image);

        using var answer = await served.RespondAsync(new ArchiveRequest(method, path));

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        var error = JsonElement.Parse(await BodyAsync(answer)).GetProperty("errors")[0];
        Assert.That(error.GetProperty("code").GetString(), Is.EqualTo(code));
    }

    [Test]
    public async Task Respond_Referrers_AreThoseOfTheArchive()
    {
        await using var served = await ServedAsync(Image);

        using var answer = await served.RespondAsync(
            new ArchiveRequest("GET", $"/v2/team/app/referrers/{Image.Root.Digest}")
            {
                ArtifactType = "application/x",
            });

        var index = JsonElement.Parse(await BodyAsync(answer));
        Assert.That(Header(answer, "Content-Type"), Is.EqualTo(MediaTypes.OciIndex));
        Assert.That(Header(answer, "OCI-Filters-Applied"), Is.EqualTo("artifactType"));
        Assert.That(index.GetProperty("manifests").GetArrayLength(), Is.Zero);
    }

    private static Task<ServedPull> ServedAsync(ImageFixture image, params string[] tags) =>
        ServedPull.StartAsync(image, tags.Length == 0 ? ["1.0"] : tags);

    private static string? Header(ArchiveResponse answer, string name) =>
        answer.Headers.Where(header => header.Key == name).Select(static header => header.Value).FirstOrDefault();

    private static async Task<string?[]> TagsAsync(ArchiveResponse answer)
    {
        var tags = JsonElement.Parse(await BodyAsync(answer)).GetProperty("tags");
        return [.. tags.EnumerateArray().Select(static tag => tag.GetString())];
    }

    private static async Task<byte[]> BodyAsync(ArchiveResponse answer)
    {
        using var bytes = new MemoryStream();
        var writer = PipeWriter.Create(bytes, new StreamPipeWriterOptions(leaveOpen: true));
        await answer.WriteBodyAsync(writer, CancellationToken.None);
        await writer.CompleteAsync();
        return bytes.ToArray();
    }

    /// <summary>An archive that a pull wrote, as a registry.</summary>
    private sealed class ServedPull : IAsyncDisposable
    {
        private readonly Pull _pull;
        private readonly ServiceProvider _services;
        private readonly PullSession _session;
        private ArchiveRegistry _registry = null!;

        private ServedPull(Pull pull)
        {
            _pull = pull;
            _services = pull.Services();
            _session = _services.CreatePullSession();
        }

        public string Host => _pull.Registry.Host;

        public IEnumerable<string> Notes => _pull.Progress.Notes;

        public static async Task<ServedPull> StartAsync(ImageFixture image, string[] tags)
        {
            var pull = await Pull.StartAsync(image);
            var names = tags.Select(tag => ImageReference.Parse($"{pull.Registry.Host}/team/app:{tag}"));
            await pull.RunAsync(request => request with { Names = [.. names] });
            var served = new ServedPull(pull);
            served._registry = await served._session.Server.OpenAsync([pull.Output], CancellationToken.None);
            return served;
        }

        /// <summary>Serves the archives of both.</summary>
        public async Task<ServedPull> WithAsync(ServedPull other)
        {
            var both = new ServedPull(await Pull.StartAsync());
            string[] paths = [_pull.Output, other._pull.Output];
            both._registry = await both._session.Server.OpenAsync([.. paths], CancellationToken.None);
            return both;
        }

        public Task<ArchiveResponse> GetAsync(string path) => RespondAsync(new ArchiveRequest("GET", path));

        public Task<ArchiveResponse> RespondAsync(ArchiveRequest request) =>
            _registry.RespondAsync(request, CancellationToken.None);

        /// <summary>Changes a byte of a blob in the archive.</summary>
        public void Damage(byte[] blob)
        {
            var archive = File.ReadAllBytes(_pull.Output);
            archive[archive.AsSpan().IndexOf(blob) + (blob.Length / 2)] ^= 1;
            using var file = new FileStream(_pull.Output, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.Write(archive);
        }

        public async ValueTask DisposeAsync()
        {
            _registry.Dispose();
            await _session.DisposeAsync();
            await _services.DisposeAsync();
            await _pull.DisposeAsync();
        }
    }
}
