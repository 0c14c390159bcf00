using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching.Connections;

/// <summary>A large layer over slow connections, in virtual time: every byte gets to its place.</summary>
/// <remarks>What decides about connections is tested with <see cref="ConnectionScaler"/>.</remarks>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class BlobConnectionsTests : IAsyncDisposable
{
    private const int Size = 32 * 1024 * 1024;
    private const int BytesPerSecond = Size / 20;

    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = Size });

    private static readonly Descriptor Layer = Image.Layers()[0];

    private readonly SlowLine _line = new(BytesPerSecond);

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    [Test]
    public async Task Pull_ALimitOnEachConnection_BringsPartsSideBySide()
    {
        await using var pull = await SlowAsync();

        await pull.RunAsync();

        Assert.That(Ranges(pull), Has.Length.GreaterThan(1));
        Assert.That(Ranges(pull)[0], Is.Null);
        Assert.That(Ranges(pull).Skip(1), Is.All.Match("^bytes=[0-9]+-[0-9]*$"));
        Assert.That(pull.Progress.Received, Is.EqualTo(Layer.Size));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_OneConnectionAllowed_NeverDivides()
    {
        await using var pull = await SlowAsync();
        pull.Options = pull.Options with { MaxConcurrentDownloads = 1 };

        await pull.RunAsync();

        Assert.That(Ranges(pull), Is.EqualTo(new string?[] { null }));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_TheLineIsFull_GoesBackToFewer()
    {
        await using var pull = await SlowAsync();
        _line.MaxBytesPerSecond = BytesPerSecond;

        await pull.RunAsync();

        Assert.That(pull.Progress.Details, Has.Some.Contains("no faster"));
        Layout.AssertArchive(pull.Output, Image);
    }

    // what the server says to a further connection | requests for parts
    // ---------------------------------------------+---------------------------------
    // too many requests, busy, no such range       | one: it is not asked again
    // the whole                                    | one: what it sends is not taken
    [TestCase(429)]
    [TestCase(503)]
    [TestCase(403)]
    [TestCase(416)]
    [TestCase(200)]
    public async Task Pull_TheServerObjects_StopsAtOnceAndGoesOnWithOne(int status)
    {
        await using var pull = await SlowAsync();
        pull.Registry.Faults.Add(
            When.Ranged, status == 200 ? Faults.IgnoreRange() : Faults.Status(status), times: int.MaxValue);

        await pull.RunAsync();

        // The connections that a run may have anyway can ask before the first answer comes; none asks after it.
        Assert.That(Ranges(pull), Has.Length.InRange(2, FetchContext.InitialConnections));
        Assert.That(pull.Progress.Waits, Is.Empty);
        Assert.That(pull.Progress.Received, Is.EqualTo(Layer.Size));
        Layout.AssertArchive(pull.Output, Image);
    }

    [TestCase(Stall.Answer)]
    [TestCase(Stall.Body)]
    public async Task Pull_AFurtherConnectionHangs_TakesNothingFromTheFirst(Stall stall)
    {
        await using var pull = await SlowAsync();
        _line.StallOfRanges = stall;

        await pull.RunAsync();

        Assert.That(_line.Stalled, Is.InRange(1, 3));
        Assert.That(pull.Progress.Details, Has.Some.Contains("no faster"));
        Assert.That(pull.Progress.Received, Is.EqualTo(Layer.Size));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_AFurtherConnectionBreaks_BringsTheRestAnyway()
    {
        await using var pull = await SlowAsync();
        pull.Registry.Faults.Add(When.Ranged, Faults.Tear(100_000), times: 3);

        await pull.RunAsync();

        Assert.That(pull.Progress.Received, Is.EqualTo(Layer.Size));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_NoPartComesToItsEnd_AsksForTheWholeAgain()
    {
        await using var pull = await SlowAsync();
        pull.Registry.Faults.Add(When.Ranged, Faults.Tear(100_000), times: int.MaxValue);

        await pull.RunAsync();

        Assert.That(Ranges(pull)[^1], Is.Null);
        Assert.That(pull.Progress.Details, Has.Some.Contains("as a whole"));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_PartsAreWrong_FetchesTheWholeOverOneConnection()
    {
        await using var pull = await SlowAsync();
        pull.Registry.Faults.Add(When.Ranged, Faults.FlipByte(Size - 1000), times: int.MaxValue);

        await pull.RunAsync();

        Assert.That(Ranges(pull)[^1], Is.Null);
        Assert.That(pull.Progress.Details, Has.Some.Contains("does not match its digest"));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_InterruptedWhileDivided_FetchesTheRestAlone()
    {
        await using var pull = await SlowAsync();
        using var cancel = new CancellationTokenSource();
        pull.Progress.OnAdvanced = (_, position) => (position > Size / 2 ? cancel : null)?.Cancel();

        await Assert.ThatAsync(
            () => pull.RunAsync(cancellationToken: cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        var before = pull.Progress.Received;
        pull.Progress.OnAdvanced = static (_, _) => { };
        await pull.RunAsync();

        Assert.That(pull.Progress.Received, Is.EqualTo(Layer.Size), $"{before} bytes had come before");
        Layout.AssertArchive(pull.Output, Image);
    }

    // One connection alone takes 20 seconds.
    [TestCase(4, 7)]
    [TestCase(null, 7)]
    public async Task Pull_ALimitOnEachConnection_SharesEarly(int? connections, int atMostSeconds)
    {
        await using var pull = await SlowAsync();
        pull.Options = pull.Options with { MaxConcurrentDownloads = connections };

        await pull.RunAsync();

        Assert.That(_line.LastBytes.TotalSeconds, Is.LessThan(atMostSeconds));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_AFurtherConnectionTrickles_DoesNotWaitForIt([Values(1, 2, 3)] int which)
    {
        await using var pull = await SlowAsync();
        _line.TricklingRange = which;

        await pull.RunAsync();

        Assert.That(_line.LastBytes.TotalSeconds, Is.LessThan(20));
        Assert.That(pull.Progress.Received, Is.EqualTo(Layer.Size));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_EachAnswerComesAfterSeconds_IsNoSlowerThanOneConnection()
    {
        await using var pull = await SlowAsync();
        _line.SlicesPerAnswer = 30;

        await pull.RunAsync();

        // A manifest, a configuration and the layer take three seconds each before they begin. Time also passes while a
        // further connection waits and the first one writes.
        Assert.That(_line.LastBytes.TotalSeconds, Is.LessThan(20 + 9 + 6));
        Layout.AssertArchive(pull.Output, Image);
    }

    private static string?[] Ranges(Pull pull) => [.. pull.Asked(Layer).Select(static request => request.Range)];

    private async Task<Pull> SlowAsync()
    {
        var pull = await Pull.StartAsync(Image);
        pull.Time = _line.Time;
        pull.Options = pull.Options with { Timeout = TimeSpan.FromSeconds(10) };
        pull.Configure = services =>
            services.AddSingleton(new HttpMessageInvoker(_line.Handler, disposeHandler: false));
        return pull;
    }
}
