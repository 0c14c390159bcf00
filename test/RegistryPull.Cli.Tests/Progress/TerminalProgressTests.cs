using NUnit.Framework;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Progress;

internal sealed class TerminalProgressTests
{
    private static readonly Descriptor Layer = Samples.Layer(1, 1_000_000);

    private readonly FakeTerminal _terminal = new();
    private readonly FakeTime _time = new();
    private readonly TerminalProgress _progress;

    public TerminalProgressTests() =>
        _progress = new TerminalProgress(
            new AnsiPainter(_terminal, colours: false), _terminal, Verbosity.Normal, _time);

    [Test]
    public void Advance_OfTheClock_RepaintsTenTimesASecond()
    {
        _progress.Planned("nginx", [Layer]);
        _time.Advance(TimeSpan.Zero);
        _terminal.Forget();

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(_terminal.Text.Split("\e[2A").Length - 1, Is.EqualTo(10));
    }

    [Test]
    public void Advanced_ThenRepainted_ShowsIt()
    {
        _progress.Planned("nginx", [Layer]);
        _progress.Started(Layer);
        _progress.Advanced(Layer, 500_000, 500_000);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(
            _terminal.Text,
            Does.Contain("500 kB / 1.00 MB downloading")
                .And.Contain("nginx: 500 kB of 1.00 MB (50%), 500 kB/s, 1.0 s left"));
    }

    [Test]
    public void Note_WhilePainting_IsWrittenAbove()
    {
        _progress.Planned("nginx", [Layer]);
        _time.Advance(TimeSpan.Zero);
        _terminal.Forget();
        _progress.Note("linux/amd64 was\e chosen");
        _progress.Detail("not with this verbosity");

        Assert.That(
            _terminal.Text, Does.StartWith("\e[2A\r\e[Jlinux/amd64 was  chosen\n").And.Not.Contain("verbosity"));
    }

    [Test]
    public void End_AfterAFailure_RestoresTheScreenAndStopsTheClock()
    {
        _progress.Planned("nginx", [Layer]);
        _time.Advance(TimeSpan.Zero);
        _progress.End(null);
        _progress.End(null);
        _progress.Advanced(Layer, 1, 1);

        Assert.That(_terminal.Text, Does.EndWith("\e[J\e[?25h"));
        Assert.That(_time.RunningTimers, Is.Zero);
    }

    [Test]
    public void End_WithAResult_LeavesOneLine()
    {
        _progress.Planned("nginx", [Layer]);
        _time.Advance(TimeSpan.Zero);
        var result = Samples.Result(new PullRequest { Images = [ImageReference.Parse("nginx")], Format = "docker" });
        _progress.End(new PullSummary(result, TransferTotals.None));

        Assert.That(_terminal.Text, Does.EndWith("\e[?25hnginx:latest: done, 145 MB in 12 s\n"));
    }

    [Test]
    public void Planned_ASecondOutput_StartsAnew()
    {
        _progress.Planned("one", [Layer]);
        _progress.End(null);
        _terminal.Forget();
        _progress.Planned("two", [Layer]);
        _time.Advance(TimeSpan.Zero);

        Assert.That(_terminal.Text, Does.Contain("two: 0 B of 1.00 MB (0%)"));
    }
}
