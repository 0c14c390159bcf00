using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Registries.Uploads;

/// <summary>Which credential goes where in a push.</summary>
[TestFixture]
internal sealed class UploadCredentialTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 200_000 });

    private static readonly FakeRegistryOptions Basic =
        new() { Auth = FakeAuth.Basic, User = "ann", Password = "s3cret" };

    private static readonly FakeRegistryOptions Bearer =
        new() { Auth = FakeAuth.Bearer, User = "ann", Password = "s3cret" };

    [Test]
    public async Task Push_BasicRegistry_GetsThePasswordAndTheSourceDoesNot()
    {
        await using var push = await StartAsync(Basic, null);

        await push.RunAsync();

        Assert.That(
            push.Target.Requests.Uploads.Select(static request => request.Authorization), Is.All.StartWith("Basic "));
        Assert.That(push.Source.Requests.All.Select(static request => request.Authorization), Is.All.Null);
    }

    [Test]
    public async Task Push_ASourceThatAsksForAPassword_DoesNotGetThatOfTheTarget()
    {
        await using var push = await StartAsync(Basic, Basic);

        var failure = await push.FailAsync<AccessDeniedException>();

        Assert.That(failure.Registry, Is.EqualTo(push.Source.Host));
        Assert.That(push.Source.Requests.All.Select(static request => request.Authorization), Is.All.Null);
    }

    [Test]
    public async Task Push_TokenServer_IsAskedForPushAndPull()
    {
        await using var push = await StartAsync(Bearer, null);

        await push.RunAsync();

        Assert.That(push.Target.Requests.Tokens.Single().Query, Does.Contain("scope=repository:team/app:push,pull"));
        Assert.That(
            push.Target.Requests.Uploads.Select(static request => request.Authorization), Is.All.StartWith("Bearer "));
    }

    [Test]
    public async Task Push_ATokenThatMayNotPush_IsDenied()
    {
        await using var push = await StartAsync(Bearer, null);
        push.Target.Tokens.GrantsPush = false;

        var failure = await push.FailAsync<AccessDeniedException>();

        Assert.That(failure.Message, Does.Contain("ann").And.Contain("may not push to"));
    }

    [Test]
    public async Task Push_MountingWithTokens_AsksForBothRepositories()
    {
        await using var push = await StartAsync(Bearer, null);
        var source = push.Target.Push("old/app", "1.0", Image);

        var result = await push.RunAsync(request => request with
        {
            Image = ImageReference.Parse(source),
            Target = PushTarget.Parse($"{push.Target.Host}/new"),
        });

        Assert.That(
            result.Images.Single().Blobs.Select(static blob => blob.Delivery), Is.All.EqualTo(BlobDelivery.Mounted));
        Assert.That(
            push.Target.Requests.Tokens.Select(static request => Uri.UnescapeDataString(request.Query)),
            Has.Some.Contain("repository:new/old/app:push,pull").And.Some.Contain("repository:old/app:pull"));
    }

    [Test]
    public async Task Push_ATokenExpires_IsRenewedAndTheUploadGoesOn()
    {
        await using var push = await StartAsync(Bearer, null);
        push.Target.Tokens.Uses = 3;

        await push.RunAsync();

        Assert.That(push.Target.ManifestsOf("team/app")["1.0"], Is.EqualTo(Image.Root.Digest));
    }

    [Test]
    public async Task Push_UploadsAtAnotherHost_GetNoCredential()
    {
        await using var push = await StartAsync(Basic, null);
        await using var store = await FakeRegistry.StartAsync();
        push.Target.Uploads.Host = store.Url;

        await push.FailAsync<RegistryPullException>();

        Assert.That(store.Requests.Uploads, Is.Not.Empty);
        Assert.That(store.Requests.All.Select(static request => request.Authorization), Is.All.Null);
    }

    [Test]
    public async Task Push_CredentialsStoredForBoth_GoEachToItsOwn()
    {
        await using var push = await Push.StartAsync(
            Image,
            Basic,
            Basic with { User = "bob" });
        using var user = MadeUpUser.Create();
        user.Write(MadeUpUser.Docker, MadeUpUser.Auths((push.Target.Host, "ann"), (push.Source.Host, "bob")));
        push.User = user;

        await push.RunAsync();

        Assert.That(push.Target.ManifestsOf("team/app")["1.0"], Is.EqualTo(Image.Root.Digest));
    }

    private static async Task<Push> StartAsync(FakeRegistryOptions target, FakeRegistryOptions? source)
    {
        var push = await Push.StartAsync(Image, target, source);
        push.Options = push.Options with
        {
            Credential = new RegistryCredential.Password("ann", "s3cret"),
            Registry = RegistryName.Parse(push.Target.Host),
        };
        return push;
    }
}
