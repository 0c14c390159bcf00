using NUnit.Framework;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Progress;

internal sealed class AnsiPainterTests
{
    private static readonly ProgressLine[] Two = [new("one", TransferState.Done), new("two")];

    private readonly FakeTerminal _terminal = new();

    [Test]
    public void Paint_TheFirstTime_HidesTheCursorAndWritesTheLines()
    {
        new AnsiPainter(_terminal, colours: false).Paint(Two);

        Assert.That(_terminal.Text, Is.EqualTo("\e[?25l\e[2Kone\n\e[2Ktwo\n\e[J"));
    }

    [Test]
    public void Paint_Again_GoesUpAndReplacesThem()
    {
        var painter = new AnsiPainter(_terminal, colours: false);
        painter.Paint(Two);
        _terminal.Forget();
        painter.Paint([new ProgressLine("three")]);

        Assert.That(_terminal.Text, Is.EqualTo("\e[2A\r\e[2Kthree\n\e[J"));
    }

    [Test]
    public void Paint_WithColours_SetsAndResetsThem()
    {
        new AnsiPainter(_terminal, colours: true).Paint(Two);

        Assert.That(_terminal.Text, Is.EqualTo("\e[?25l\e[2K\e[32mone\e[0m\n\e[2Ktwo\n\e[J"));
    }

    [Test]
    public void Paint_AfterTheTerminalBecameNarrower_CountsTheWrappedRows()
    {
        var painter = new AnsiPainter(_terminal, colours: false);
        painter.Paint([new ProgressLine(new string('x', 70))]);
        _terminal.Width = 30;
        _terminal.Forget();
        painter.Paint([new ProgressLine("y")]);

        Assert.That(_terminal.Text, Does.StartWith("\e[3A\r"));
    }

    [Test]
    public void WriteAbove_APicture_KeepsTheLineAndPaintsThePictureBelow()
    {
        var painter = new AnsiPainter(_terminal, colours: false);
        painter.Paint(Two);
        _terminal.Forget();
        painter.WriteAbove("a note");

        Assert.That(_terminal.Text, Is.EqualTo("\e[2A\r\e[Ja note\n\e[2Kone\n\e[2Ktwo\n"));
    }

    [Test]
    public void WriteAbove_NoPicture_IsJustALine()
    {
        new AnsiPainter(_terminal, colours: true).WriteAbove("a note");

        Assert.That(_terminal.Text, Is.EqualTo("a note\n"));
    }

    [Test]
    public void Clear_Twice_TakesThePictureAwayOnce()
    {
        var painter = new AnsiPainter(_terminal, colours: false);
        painter.Paint(Two);
        _terminal.Forget();
        painter.Clear();
        painter.Clear();

        Assert.That(_terminal.Text, Is.EqualTo("\e[2A\r\e[J\e[?25h"));
    }
}
