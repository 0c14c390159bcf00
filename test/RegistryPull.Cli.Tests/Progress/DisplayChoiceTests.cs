using NUnit.Framework;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Progress;

internal sealed class DisplayChoiceTests
{
    // stderr is a terminal | TERM | CI | mode | display
    [TestCase(true, "xterm", "", ProgressMode.Auto, typeof(TerminalProgress))]
    [TestCase(true, "", "", ProgressMode.Auto, typeof(TerminalProgress))]
    [TestCase(false, "xterm", "", ProgressMode.Auto, typeof(PlainProgress))]
    [TestCase(true, "dumb", "", ProgressMode.Auto, typeof(PlainProgress))]
    [TestCase(true, "xterm", "true", ProgressMode.Auto, typeof(PlainProgress))]
    [TestCase(true, "xterm", "", ProgressMode.Plain, typeof(PlainProgress))]
    [TestCase(false, "dumb", "true", ProgressMode.Tty, typeof(TerminalProgress))]
    [TestCase(true, "xterm", "", ProgressMode.Json, typeof(JsonProgress))]
    [TestCase(true, "xterm", "", ProgressMode.None, typeof(SilentProgress))]
    public void Create_ForTheSurroundings_IsTheRightDisplay(
        bool interactive, string term, string ci, object mode, Type display)
    {
        var run = new Run { Variables = { ["TERM"] = term, ["CI"] = ci } };
        run.Console.Screen.IsInteractive = interactive;

        var created = new DisplayChoice(run.Context)
            .Create(new MessageSettings(Verbosity.Normal, (ProgressMode)mode, Json: false));

        Assert.That(created, Is.TypeOf(display));
    }

    [Test]
    public void Create_Quiet_IsSilentWhateverTheMode()
    {
        var created = new DisplayChoice(new Run().Context)
            .Create(new MessageSettings(Verbosity.Quiet, ProgressMode.Tty, Json: false));

        Assert.That(created, Is.TypeOf<SilentProgress>());
    }

    [TestCase("", true)]
    [TestCase("1", false)]
    public void Create_NoColor_LeavesColoursOut(string noColor, bool coloured)
    {
        var time = new FakeTime();
        var run = new Run { Time = time, Variables = { ["NO_COLOR"] = noColor } };
        var display =
            new DisplayChoice(run.Context).Create(new MessageSettings(Verbosity.Normal, ProgressMode.Tty, Json: false));

        display.Planned("x", [Samples.Layer(1, 10)]);
        time.Advance(TimeSpan.Zero);

        Assert.That(run.Error.Contains("\e[2m", StringComparison.Ordinal), Is.EqualTo(coloured));
    }
}
