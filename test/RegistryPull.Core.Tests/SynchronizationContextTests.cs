using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull;

/// <summary>A caller with a user interface may block its only thread on a pull, which must not wait for that
/// thread.</summary>
[TestFixture]
internal sealed class SynchronizationContextTests
{
    private static readonly ImageFixture Image = Fixture.Image();

    // Both kinds of exporter, and a connection that breaks: a retry waits, too.
    [TestCase("docker")]
    [TestCase("rootfs-tar")]
    public async Task Pull_TheCallersThreadIsBlocked_ComesToItsEnd(string format)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Registry.Faults.Add(When.Digest(Image.Layers()[0].Digest), Faults.Tear(3));
        await using var services = pull.Services();
        var request =
            new PullRequest { Images = [ImageReference.Parse(pull.Reference)], Format = format, Output = pull.Output };

        var result = await BlockAsync(() => services.GetRequiredService<ImagePuller>().PullAsync(request, default));

        Assert.That(result.Output, Is.EqualTo(pull.Output));
    }

    [Test]
    public async Task Inspect_TheCallersThreadIsBlocked_ComesToItsEnd()
    {
        await using var pull = await Pull.StartAsync(Image);
        await using var services = pull.Services();
        var inspector = services.GetRequiredService<ImageInspector>();
        var image = ImageReference.Parse(pull.Reference);

        Assert.That(
            (await BlockAsync(() => inspector.InspectAsync(image, null, default))).Root.Digest,
            Is.EqualTo(Image.Root.Digest));
        Assert.That(
            await BlockAsync(() => inspector.ListTagsAsync(image, default)), Is.EqualTo(ImmutableArray.Create("1.0")));
    }

    private static async Task<T> BlockAsync<T>(Func<Task<T>> operation)
    {
        var context = new BlockedContext();
        var called = context.CallAsync(operation);

        await Task.WhenAny(called, context.Posted);

        Assert.That(context.Posted.IsCompleted, Is.False, "an await comes back to the caller's context");
        return await called;
    }
}
