using NUnit.Framework;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Progress;

internal sealed class PlainProgressTests
{
    private static readonly Descriptor Layer = Samples.Layer(1, 294_000_000);

    private readonly List<string> _lines = [];
    private readonly FakeTime _time = new();
    private readonly PlainProgress _progress;

    public PlainProgressTests() =>
        _progress = new PlainProgress(new Messages(Verbosity.Normal, isWatched: false, _lines.Add), _time);

    [Test]
    public void Advance_OfTheClock_TellsEveryFiveSeconds()
    {
        _progress.Planned("jenkins/jenkins", [Layer]);
        _progress.Started(Layer);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(_lines, Is.Empty);

        _progress.Advanced(Layer, 120_000_000, 60_000_000);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.That(_lines, Is.EqualTo(new[]
        {
            "jenkins/jenkins: 120 MB of 294 MB (40%), 12.0 MB/s, 14 s left",
            "jenkins/jenkins: 120 MB of 294 MB (40%), 6.00 MB/s, 29 s left",
        }));
        _progress.End(null);
    }

    [Test]
    public void Advance_AllIsThere_SaysThatItIsFinishing()
    {
        _progress.Planned("x", [Layer]);
        _progress.Completed(Layer, BlobOrigin.Resumed);
        _time.Advance(TimeSpan.FromSeconds(5));
        _progress.End(null);

        Assert.That(_lines, Is.EqualTo(new[] { "x: 294 MB of 294 MB (100%), finishing" }));
        Assert.That(_time.RunningTimers, Is.Zero);
    }
}
