using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>From one docker-registry into another, read back by skopeo.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo")]
internal sealed class PushTests : RealPartsTests
{
    private RealUser User => new(Workspace);

    [TestCase(false)]
    [TestCase(true)]
    public async Task Push_AnImage_IsReadBackWithTheSameDigest(bool dockerTypes)
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 90, Layers = 3, Docker = dockerTypes });
        var image = await Registry.PushAsync("team/app:1.0", fixture);
        await using var target = await RealRegistry.StartAsync();

        var pushed = await User.RunAsync("push", image, $"{target.Host}/mirror");

        Assert.That(pushed.Succeeded(), Is.EqualTo($"{target.Host}/mirror/team/app:1.0@{fixture.Root.Digest}"));
        var name = $"docker://{target.Host}/mirror/team/app:1.0";
        Assert.That(await Skopeo.DigestAsync(name), Is.EqualTo(fixture.Root.Digest.ToString()));
        Assert.That((await ReadAsync(name)).Layers, Is.EqualTo(3));
    }

    [Test]
    public async Task Push_AnIndexAgain_SendsNothing()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64", "linux/arm/v7"], seed: 91, attestation: true);
        var image = await Registry.PushAsync("team/index:1.0", fixture);
        await using var target = await RealRegistry.StartAsync();
        (await User.RunAsync("push", image, target.Host)).Succeeded();
        var before = target.Requests.Count;

        (await User.RunAsync("push", image, target.Host)).Succeeded();

        var again = target.Requests.Skip(before).ToList();
        Assert.That(again, Is.Not.Empty.And.All.Match("^(HEAD /v2/team/index/|GET /v2/$)"), string.Join('\n', again));
        Assert.That(
            await Skopeo.DigestAsync($"docker://{target.Host}/team/index:1.0"),
            Is.EqualTo(fixture.Root.Digest.ToString()));
    }

    [Test]
    public async Task Push_WithinARegistry_MountsAndSendsNothing()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 92 });
        var image = await Registry.PushAsync("team/mounted:1.0", fixture);
        var before = Registry.Requests.Count;

        (await User.RunAsync("push", image, $"{Registry.Host}/copy")).Succeeded();

        Assert.That(Registry.Requests.Skip(before), Has.None.Match("^(PUT|PATCH) .*/blobs/"));
        Assert.That(
            await Skopeo.DigestAsync($"docker://{Registry.Host}/copy/team/mounted:1.0"),
            Is.EqualTo(fixture.Root.Digest.ToString()));
    }

    [Test]
    public async Task Push_AGuardedRegistry_TakesWhatIsTypedOrStored()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 93 });
        var image = await Registry.PushAsync("team/guarded:1.0", fixture);
        await using var target = await RealRegistry.StartAsync(guarded: true);

        var refused = await User.RunAsync("push", image, target.Host);
        (await User.LoginAsync(RealRegistry.Password, target.Host, "-u", RealRegistry.User)).Succeeded();
        var pushed = await User.RunAsync("push", image, target.Host);

        Assert.That(refused.ExitCode, Is.EqualTo(4), refused.Error);
        Assert.That(refused.Error, Does.Contain("regpull login"));
        Assert.That(pushed.Succeeded(), Does.EndWith($"@{fixture.Root.Digest}"));
    }

    [Test]
    public async Task Push_ATokenServer_IsLetIn()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 94 });
        var image = await Registry.PushAsync("team/tokens:1.0", fixture);
        using var tokens = new RealTokens(givesIdentityTokens: false);
        await using var target = await RealRegistry.StartAsync(tokens: tokens);
        (await User.LoginAsync(RealRegistry.Password, target.Host, "-u", RealRegistry.User)).Succeeded();

        var pushed = await User.RunAsync("push", image, target.Host);

        Assert.That(pushed.Succeeded(), Does.EndWith($"@{fixture.Root.Digest}"));
        Assert.That(tokens.Asked, Has.Some.Contain("team/tokens:push,pull"));
    }

    [Test]
    public async Task Push_ARegistryThatTakesNothing_ExitsWith5()
    {
        var image = await Registry.PushAsync("team/readonly:1.0", Fixture.Image(new ImageRecipe { Seed = 95 }));
        await using var target = await RealRegistry.StartAsync(isReadOnly: true);

        var pushed = await User.RunAsync("push", image, target.Host);

        Assert.That(pushed.ExitCode, Is.EqualTo(5), pushed.Error);
        Assert.That(pushed.Error, Does.Contain("read-only"));
    }

    [Test]
    public async Task Push_KilledInTheMiddle_IsDoneByTheNextRun()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 96, Layers = 2, LayerSize = 3_000_000 });
        var image = await Registry.PushAsync("team/killed:1.0", fixture);
        await using var target = await RealRegistry.StartAsync();
        await KillAsync(User.Start("push", image, target.Host, "--limit-rate", "50K", "--progress", "json"));
        Assert.That(target.Requests, Has.None.Contain("PUT /v2/team/killed/manifests"));

        (await User.RunAsync("push", image, target.Host)).Succeeded();

        Assert.That((await ReadAsync($"docker://{target.Host}/team/killed:1.0")).Layers, Is.EqualTo(2));
    }

    [Test]
    public async Task Push_DryRun_LeavesTheRegistryEmpty()
    {
        var image = await Registry.PushAsync("team/dry:1.0", Fixture.Image(new ImageRecipe { Seed = 97 }));
        await using var target = await RealRegistry.StartAsync();

        (await User.RunAsync("push", image, target.Host, "--dry-run")).Succeeded();

        Assert.That(target.Requests, Has.None.Match("^(POST|PUT|PATCH) "));
    }

    // As soon as bytes of a layer are on their way.
    private static async Task KillAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        while (
            await process.StandardError.ReadLineAsync() is { } line && !line.Contains(
                "\"advanced\"", StringComparison.Ordinal))
        {
        }

        process.Kill();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Not.Zero);
    }

    private Task<(string ImageId, int Layers)> ReadAsync(string image) =>
        Skopeo.ReadAsync(image, Workspace.PathOf($"read-{Guid.NewGuid():N}"));
}
