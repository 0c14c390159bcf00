using NUnit.Framework;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Progress;

internal sealed class TransferModelTests
{
    private readonly FakeTime _time = new();

    [Test]
    public void Snapshot_AsABlobGoesOn_TellsItsState()
    {
        var layer = Samples.Layer(1, 100);
        var model = new TransferModel("nginx", [layer], _time);

        Assert.That(Only(model).State, Is.EqualTo(TransferState.Waiting));
        model.Start(layer);
        Assert.That(Only(model).State, Is.EqualTo(TransferState.Downloading));
        model.Advance(layer, 40, 0);
        Assert.That(Only(model), Is.EqualTo(new BlobSnapshot("010000000000", 40, 100, TransferState.Verifying)));
        model.Advance(layer, 60, 20);
        Assert.That(Only(model).State, Is.EqualTo(TransferState.Downloading));
        model.Advance(layer, 0, 0);
        Assert.That(Only(model), Is.EqualTo(new BlobSnapshot("010000000000", 0, 100, TransferState.Retrying)));
        model.Complete(layer);
        Assert.That(Only(model), Is.EqualTo(new BlobSnapshot("010000000000", 100, 100, TransferState.Done)));
    }

    [Test]
    public void Snapshot_Speed_CountsOnlyWhatTheNetworkDelivered()
    {
        var (there, wanted) = (Samples.Layer(1, 5_000_000), Samples.Layer(2, 5_000_000));
        var model = new TransferModel("nginx", [there, wanted], _time);
        model.Advance(there, 5_000_000, 0);
        model.Advance(wanted, 2_000_000, 2_000_000);
        _time.Advance(TimeSpan.FromSeconds(2));

        var snapshot = model.Snapshot();

        Assert.That(snapshot.BytesPerSecond, Is.EqualTo(1_000_000));
        Assert.That(snapshot.TimeLeft, Is.EqualTo(TimeSpan.FromSeconds(3)));
        Assert.That(snapshot.Percent, Is.EqualTo(70));
    }

    [Test]
    public void Snapshot_WhileRequestsWait_TellsTheLongestWaitUntilItIsOver()
    {
        var model = new TransferModel("nginx", [Samples.Layer(1, 100)], _time);
        model.Wait(TimeSpan.FromSeconds(30));
        model.Wait(TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(model.Snapshot().Wait, Is.EqualTo(TimeSpan.FromSeconds(28)));
        _time.Advance(TimeSpan.FromSeconds(28));
        Assert.That(model.Snapshot().Wait, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Snapshot_NothingToDo_IsAll()
    {
        var snapshot = new TransferModel("scratch", [], _time).Snapshot();

        Assert.That(snapshot.Percent, Is.EqualTo(100));
        Assert.That(snapshot.TimeLeft, Is.Null);
    }

    [Test]
    public void Advance_ABlobThatWasNotPlanned_IsIgnored()
    {
        var model = new TransferModel("nginx", [Samples.Layer(1, 100)], _time);

        model.Start(Samples.Layer(2, 50));
        model.Advance(Samples.Layer(2, 50), 10, 10);
        model.Complete(Samples.Layer(2, 50));

        Assert.That(Only(model).State, Is.EqualTo(TransferState.Waiting));
    }

    [Test]
    public void Advance_FromSeveralThreads_LosesNothing()
    {
        Descriptor[] layers = [.. Enumerable.Range(1, 8).Select(static number => Samples.Layer(number, 1000))];
        var model = new TransferModel("nginx", layers, _time);

        Parallel.ForEach(layers, layer =>
        {
            for (var position = 1; position <= 1000; position++)
            {
                model.Advance(layer, position, 1);
                _ = position % 100 == 0 ? model.Snapshot() : null;
            }
        });

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(model.Snapshot().Position, Is.EqualTo(8000));
        Assert.That(model.Snapshot().BytesPerSecond, Is.EqualTo(8000));
    }

    private static BlobSnapshot Only(TransferModel model) => model.Snapshot().Blobs.Single();
}
