using NUnit.Framework;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Progress;

internal sealed class CountingProgressTests
{
    private static readonly Descriptor One = Samples.Layer(1, 1000);
    private static readonly Descriptor Two = Samples.Layer(2, 500);

    private readonly CountingProgress _progress = new(
        new SilentProgress(new Messages(Verbosity.Quiet, isWatched: false, static _ => { })));

    [Test]
    public void Totals_OfABlobThatWasResumed_AreWhatCameAndWhatWasThere()
    {
        _progress.Advanced(One, 600, 0);
        _progress.Advanced(One, 1000, 400);
        _progress.Completed(One, BlobOrigin.Resumed);
        _progress.Advanced(Two, 500, 500);
        _progress.Completed(Two, BlobOrigin.Registry);

        Assert.That((_progress.Totals.Received, _progress.Totals.Resumed), Is.EqualTo((900, 600)));
        Assert.That(_progress.Totals.Only([Two.Digest]).Received, Is.EqualTo(500));
    }

    [Test]
    public void Totals_OfABlobThatWasDamaged_CountWhatCameAgain()
    {
        _progress.Advanced(One, 600, 0);
        _progress.Advanced(One, 0, 0);
        _progress.Advanced(One, 1000, 1000);
        _progress.Completed(One, BlobOrigin.Resumed);

        Assert.That((_progress.Totals.Received, _progress.Totals.Resumed), Is.EqualTo((1000, 0)));
    }

    [Test]
    public void Totals_OfTheCache_AreNothing()
    {
        _progress.Advanced(One, 1000, 0);
        _progress.Completed(One, BlobOrigin.Cache);

        Assert.That((_progress.Totals.Received, _progress.Totals.Resumed), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Begin_TheNextOutput_StartsAtNothing()
    {
        _progress.Advanced(One, 400, 400);
        _progress.Begin();

        Assert.That(_progress.Totals.Received, Is.Zero);
    }
}
