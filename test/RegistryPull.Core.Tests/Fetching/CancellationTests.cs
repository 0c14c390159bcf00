using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching;

[TestFixture]
internal sealed class CancellationTests
{
    private const int Chunk = 1024 * 1024;

    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 3 * Chunk });

    private static readonly Descriptor Layer = Image.Layers()[0];

    [Test]
    public async Task Pull_CancelledInABlob_StopsAtOnceAndTheNextRunContinues()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Stall(Chunk + 1000));
        using var cancel = new CancellationTokenSource();
        pull.Progress.OnAdvanced = (_, position) => (position >= Chunk ? cancel : null)?.Cancel();

        await Assert.ThatAsync(
            () => pull.RunAsync(cancellationToken: cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(File.Exists(pull.Output), Is.False);
        var result = await pull.RunAsync();

        // Of what came after the cancellation, nothing has to be kept.
        var ranges = pull.Asked(Layer).Select(static request => request.Range).ToList();
        Assert.That(ranges, Has.Count.EqualTo(2).And.ItemAt(0).Null);
        Assert.That(int.Parse(ranges[1]!["bytes=".Length..^1]), Is.InRange(Chunk, Chunk + 1000));
        Assert.That(result.Images[0].Layers[0].From, Is.EqualTo(BlobOrigin.Resumed));
        Layout.AssertArchive(pull.Output, Image);
    }

    [TestCase(RouteKind.Manifest)]
    [TestCase(RouteKind.Blob)]
    [TestCase(RouteKind.Token)]
    public async Task Pull_CancelledWhileARequestHangs_Stops(RouteKind where)
    {
        await using var pull = await Pull.StartAsync(registry: new FakeRegistryOptions
        {
            Auth = where == RouteKind.Token ? FakeAuth.Bearer : FakeAuth.None,
        });
        using var cancel = new CancellationTokenSource();
        pull.Registry.Faults.Add(request => request.Route.Kind == where, (answer, request) =>
        {
            cancel.Cancel();
            return Faults.Silence()(answer, request);
        });

        await Assert.ThatAsync(
            () => pull.RunAsync(cancellationToken: cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Pull_CancelledBeforehand_AsksNothing()
    {
        await using var pull = await Pull.StartAsync();

        await Assert.ThatAsync(
            () => pull.RunAsync(cancellationToken: new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(pull.Registry.Requests.All, Is.Empty);
    }
}
