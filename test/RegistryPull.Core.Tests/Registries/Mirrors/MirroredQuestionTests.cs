using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing;

namespace RegistryPull.Registries.Mirrors;

/// <summary>Questions about an image, where mirrors stand before the registry.</summary>
[TestFixture]
internal sealed class MirroredQuestionTests
{
    [Test]
    public async Task Digest_AMirror_IsAskedForIt()
    {
        await using var mirrored = await MirroredPull.StartAsync();

        var digest = await AskAsync(
            mirrored, static (inspector, image) => inspector.ResolveDigestAsync(image, null, CancellationToken.None));

        Assert.That(digest, Is.EqualTo(Testing.Fixtures.Fixture.Image().Root.Digest));
        Assert.That(mirrored.Asked(static requests => requests.All.Count), Is.EqualTo((1, 0, 0)));
    }

    [Test]
    public async Task Digest_AMirrorThatFails_IsPassedOver()
    {
        await using var mirrored = await MirroredPull.StartAsync();
        mirrored.First.Faults.Add(When.Any, Faults.Status(403), times: int.MaxValue);

        var digest = await AskAsync(
            mirrored, static (inspector, image) => inspector.ResolveDigestAsync(image, null, CancellationToken.None));

        Assert.That(digest, Is.EqualTo(Testing.Fixtures.Fixture.Image().Root.Digest));
    }

    // A mirror has what it was asked for before: its list would be short, and look whole.
    [Test]
    public async Task Tags_Always_AreTheRegistrysOwn()
    {
        await using var mirrored = await MirroredPull.StartAsync();
        mirrored.Pull.Push(Testing.Fixtures.Fixture.Image(), "2.0");

        var tags = await AskAsync(
            mirrored, static (inspector, image) => inspector.ListTagsAsync(image, CancellationToken.None));

        Assert.That(tags, Is.EqualTo(new[] { "1.0", "2.0" }));
        Assert.That(mirrored.Asked(static requests => requests.All.Count).First, Is.Zero);
    }

    [Test]
    public async Task Tags_TheRegistryCannotBeReached_AreThoseOfAMirrorWithANote()
    {
        await using var mirrored = await MirroredPull.StartAsync();
        mirrored.Pull.Registry.Faults.Add(When.Any, Faults.Status(503), times: int.MaxValue);
        mirrored.First.Faults.Add(When.Tags, Faults.Status(403), times: int.MaxValue);

        var tags = await AskAsync(
            mirrored, static (inspector, image) => inspector.ListTagsAsync(image, CancellationToken.None));

        Assert.That(tags, Is.EqualTo(new[] { "1.0" }));
        Assert.That(
            mirrored.Pull.Progress.Notes,
            Has.Some.Contains("may not know all of them").And.Some.Contains(mirrored.Second.Host));
    }

    [Test]
    public async Task Tags_TheRegistryHasNot_AreNotAskedOfAMirror()
    {
        await using var mirrored = await MirroredPull.StartAsync();
        mirrored.Pull.Registry.Faults.Add(When.Tags, Faults.Status(404), times: int.MaxValue);

        await Assert.ThatAsync(
            () =>
                AskAsync(mirrored, static (inspector, image) => inspector.ListTagsAsync(image, CancellationToken.None)),
            Throws.InstanceOf<ImageNotFoundException>());
    }

    private static async Task<T> AskAsync<T>(MirroredPull mirrored, Func<ImageInspector, ImageReference, Task<T>> ask)
    {
        await using var services = mirrored.Pull.Services();
        return await ask(services.GetRequiredService<ImageInspector>(), ImageReference.Parse(mirrored.Pull.Reference));
    }
}
