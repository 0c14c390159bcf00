using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Registries.Uploads;

/// <summary>The distribution specification's section on push, rule by rule.</summary>
[TestFixture]
internal sealed class BlobUploadTests
{
    private static readonly ImageFixture Large = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 3_000_000 });

    private static Descriptor Layer => Large.Layers()[0];

    [Test]
    public async Task Upload_AnyBlob_IsAPostAndAPut()
    {
        await using var push = await Push.StartAsync(Large);

        await push.RunAsync();

        Assert.That(push.UploadMethods.Order(), Is.EqualTo(new[] { "POST", "POST", "PUT", "PUT" }));
        var put = push.Sent.Single(static request => request.Content.Length == Layer.Size);
        Assert.That(put.Headers["Content-Type"], Is.EqualTo("application/octet-stream"));
        Assert.That(put.Headers["Content-Length"], Is.EqualTo($"{Layer.Size}"));
        Assert.That(put.Headers["Expect"], Is.EqualTo("100-continue"));
        Assert.That(put.ContentRange, Is.Null);
        Assert.That(put.Query, Does.Contain("_state=at0%2F%3D&digest=sha256%3A"));
    }

    [Test]
    public async Task Upload_ARelativeLocation_IsResolved()
    {
        await using var push = await Push.StartAsync(Large);
        push.Target.Uploads.IsRelative = true;

        await push.RunAsync();

        Assert.That(push.Target.HasBlob("team/app", Layer.Digest), Is.True);
    }

    [Test]
    public async Task Upload_TooLargeForAProxy_IsSentInChunksThatFit()
    {
        await using var push = await Push.StartAsync(Large);
        push.Target.Uploads.MaxBody = 1024 * 1024;

        await push.RunAsync();

        var chunks = push.Sent.Where(static request => request.Method == "PATCH").ToList();
        Assert.That(chunks.Select(static chunk => chunk.Content.Length), Is.All.EqualTo(1024 * 1024));
        Assert.That(chunks.Select(static chunk => chunk.ContentRange), Is.EqualTo(
            Enumerable.Range(0, chunks.Count).Select(static i => $"{i * 1048576}-{((i + 1) * 1048576) - 1}")));
        Assert.That(chunks.Count, Is.EqualTo((Layer.Size - 1) / 1048576));
        Assert.That(push.Sent[^1].ContentRange, Is.EqualTo($"{chunks.Count * 1048576}-{Layer.Size - 1}"));
        Assert.That(push.Target.HasBlob("team/app", Layer.Digest), Is.True);
        Assert.That(push.Target.Uploads.Open, Is.Zero);
    }

    [Test]
    public async Task Upload_TooLargeForAProxy_IsLearntOnceForTheHost()
    {
        await using var push = await Push.StartAsync(Large);
        push.Target.Uploads.MaxBody = 1024 * 1024;
        await using var services = push.Services();
        await push.RunAsync(services);
        push.Give(Fixture.Image(new ImageRecipe { Seed = 2, Layers = 1, LayerSize = 3_000_000 }), "other/app");
        push.Target.Requests.Clear();

        await push.RunAsync(services);

        Assert.That(
            push.Target.Requests.Uploads.Where(static request => request.Method == "PATCH").All(
                static request => request.Content.Length > 0), Is.True);
    }

    [Test]
    public async Task Upload_AMinimumForChunks_IsKept()
    {
        await using var push = await Push.StartAsync(Large);
        (push.Target.Uploads.MaxBody, push.Target.Uploads.MinChunk) = (1_500_000, 1_200_000);

        await push.RunAsync();

        Assert.That(
            push.Sent.Where(static request => request.Method == "PATCH").Select(static chunk => chunk.Content.Length),
            Is.All.EqualTo(1_200_000));
        Assert.That(push.Target.HasBlob("team/app", Layer.Digest), Is.True);
    }

    [TestCase(10_000, 0)]
    [TestCase(1_000_000, 1_200_000)]
    public async Task Upload_TooLargeAtAnySize_FailsWithAClearLineAndIsCancelled(int most, int minimum)
    {
        await using var push = await Push.StartAsync(Large);
        (push.Target.Uploads.MaxBody, push.Target.Uploads.MinChunk) = (most, minimum);

        var failure = await push.FailAsync<RegistryUnavailableException>();

        Assert.That(
            failure.Message, Does.Contain("413").And.Contain($"{Layer.Digest}").And.Contain("client_max_body_size"));
        Assert.That(push.Target.Uploads.Open, Is.Zero);
    }

    [Test]
    public async Task Upload_AConnectionBreaks_AsksHowMuchArrivedAndGoesOn()
    {
        await using var push = await Push.StartAsync(Large);
        push.Target.Uploads.MaxBody = 2_000_000;
        await push.RunAsync();
        push.Give(Fixture.Image(new ImageRecipe { Seed = 3, Layers = 1, LayerSize = 3_000_000 }), "torn/app");
        push.Target.Requests.Clear();
        push.Target.Uploads.MaxBody = long.MaxValue;
        push.Target.Uploads.Tear(700_000);

        await push.RunAsync();

        var torn = push.Target.Requests.Uploads.Where(static request => request.IsTorn).ToList();
        Assert.That(torn, Has.Count.EqualTo(1));
        Assert.That(push.UploadMethods, Does.Contain("GET"));
        Assert.That(push.UploadMethods.Count(static method => method == "POST"), Is.EqualTo(2));
    }

    [Test]
    public async Task Upload_AConnectionBreaksLate_SendsTheRestAlone()
    {
        await using var push = await Push.StartAsync(Large);
        push.Options = push.Options with { MaxConcurrentDownloads = 1 };
        push.Target.Uploads.Tear(700_000);

        await push.RunAsync();

        // The layer is the first, since it is the longest.
        var rest = push.Sent.Single(static request => request.ContentRange is not null);
        Assert.That(rest.ContentRange, Is.EqualTo($"700000-{Layer.Size - 1}"));
        Assert.That(rest.Content.Length, Is.EqualTo(Layer.Size - 700_000));
        Assert.That(push.Target.HasBlob("team/app", Layer.Digest), Is.True);
    }

    [Test]
    public async Task Upload_TheRegistryForgetsATornUpload_BeginsAgain()
    {
        await using var push = await Push.StartAsync(Large);
        push.Options = push.Options with { MaxConcurrentDownloads = 1 };
        push.Target.Uploads.KeepsTornBytes = false;
        push.Target.Uploads.Tear(700_000);

        await push.RunAsync();

        Assert.That(push.UploadMethods.Count(static method => method == "POST"), Is.EqualTo(3));
        Assert.That(push.Target.HasBlob("team/app", Layer.Digest), Is.True);
    }

    [Test]
    public async Task Upload_EachTryBreaks_FailsAfterTheRetries()
    {
        await using var push = await Push.StartAsync(Large);
        push.Options = push.Options with { MaxConcurrentDownloads = 1 };
        push.Target.Uploads.KeepsTornBytes = false;
        for (var i = 0; i < 10; i++)
        {
            push.Target.Uploads.Tear(100);
        }

        var failure = await push.FailAsync<RegistryUnavailableException>();

        Assert.That(failure.Message, Does.Contain("broke").And.Contain("gave up after 3 attempts"));
    }

    [Test]
    public async Task Upload_TheAnswerToTheLastPartIsLost_FindsTheBlob()
    {
        await using var push = await Push.StartAsync(Large);
        push.Target.Faults.Add(
            static request => request.Method == "PUT" && When.Upload(request), Faults.Status(504));

        await push.RunAsync();

        Assert.That(push.Sent.Count(static request => request.Content.Length == Layer.Size), Is.EqualTo(1));
        Assert.That(push.Target.ManifestsOf("team/app")["1.0"], Is.EqualTo(Large.Root.Digest));
    }

    [Test]
    public async Task Upload_AnotherDigestInTheAnswer_FailsAsContent()
    {
        await using var push = await Push.StartAsync(Large);
        push.Target.Faults.Add(
            static request => request.Method == "PUT" && When.Upload(request),
            Faults.Header("Docker-Content-Digest", $"{Digest.Compute("other"u8)}"));

        var failure = await push.FailAsync<InvalidContentException>();

        Assert.That(failure.Message, Does.Contain($"{Digest.Compute("other"u8)}"));
    }

    [Test]
    public async Task Upload_WhatArrivedIsAnother_FailsAsContent()
    {
        await using var push = await Push.StartAsync(Large);
        push.Target.Faults.Add(
            static request => request.Method == "PUT" && When.Upload(request),
            static (_, _) => FakeAnswer.Error(400, "DIGEST_INVALID", "provided digest did not match uploaded content"));

        var failure = await push.FailAsync<InvalidContentException>();

        Assert.That(failure.Message, Does.Contain("arrived changed at").And.Contain("did not match"));
    }

    [TestCase(401, typeof(AccessDeniedException), "without saying how to sign in")]
    [TestCase(403, typeof(AccessDeniedException), "no access to push")]
    [TestCase(405, typeof(RegistryUnavailableException), "read-only or a mirror")]
    [TestCase(507, typeof(RegistryUnavailableException), "is full")]
    [TestCase(500, typeof(RegistryUnavailableException), "may be full or not writable")]
    [TestCase(400, typeof(RegistryUnavailableException), "does not take")]
    public async Task Upload_TheRegistryRefuses_SaysWhy(int status, Type kind, string why)
    {
        await using var push = await Push.StartAsync(Large);
        push.Target.Faults.Add(static request => request.Method == "POST", Faults.Status(status), int.MaxValue);

        var failure = await push.FailAsync<RegistryPullException>();

        Assert.That(failure, Is.TypeOf(kind));
        Assert.That(failure.Message, Does.Match(why));
        Assert.That((failure.Registry, failure.Images.Single().ToString()), Is.EqualTo(
            (push.Target.Host, $"{push.Target.Host}/team/app:1.0")));
    }

    [Test]
    public async Task Upload_ARepositoryThatIsNotMade_IsNotFound()
    {
        await using var push = await Push.StartAsync(Large);
        push.Target.Faults.Add(
            static request => request.Method == "POST",
            static (_, _) => FakeAnswer.Error(404, "NAME_UNKNOWN", "no such project"),
            int.MaxValue);

        var failure = await push.FailAsync<ImageNotFoundException>();

        Assert.That(failure.Message, Does.Contain("does not create it by a push").And.Contain("no such project"));
    }
}
