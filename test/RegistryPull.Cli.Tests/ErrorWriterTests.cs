using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests;

internal sealed class ErrorWriterTests
{
    private readonly FakeTerminal _terminal = new();

    [Test]
    public void Write_ControlCharactersInAMessage_AreSpacesOnOneLine()
    {
        var code = new ErrorWriter(_terminal).Write(new AccessDeniedException("no\r\nway\e[31m\u2028x\u0085"));

        Assert.That(_terminal.Text, Is.EqualTo("regpull: no  way [31m x \n"));
        Assert.That(code, Is.EqualTo(ExitCode.AccessDenied));
    }

    [Test]
    public void Write_ALongMessage_IsNotCut()
    {
        new ErrorWriter(_terminal).Write(new ImageNotFoundException(new string('x', 1000)));

        Assert.That(_terminal.Text, Has.Length.EqualTo("regpull: \n".Length + 1000));
    }

    [Test]
    public void Write_ADefect_SaysHowToReportItOnOneLine()
    {
        new ErrorWriter(_terminal).Write(new InvalidOperationException("oops"));

        Assert.That(_terminal.Text, Is.EqualTo(
            "regpull: a defect in regpull: InvalidOperationException: oops (run the command again with -v and "
            + "please report what it prints)\n"));
    }

    [Test]
    public void Write_ADefectWithVerbose_HasTheTrace()
    {
        new ErrorWriter(_terminal) { Verbose = true }.Write(Thrown());

        Assert.That(
            _terminal.Text,
            Does.Contain("please report it").And.Contain($"at {typeof(ErrorWriterTests).FullName}.Thrown()"));
    }

    [Test]
    public void Write_ACancellation_SaysHowToGoOn()
    {
        new ErrorWriter(_terminal) { Verbose = true }.Write(new OperationCanceledException());

        Assert.That(_terminal.Text, Is.EqualTo("regpull: cancelled; run the same command again to resume\n"));
    }

    [Test]
    public void Write_AFailureWithVerbose_NamesThePageAfterIt()
    {
        var writer = new ErrorWriter(_terminal) { Verbose = true, FindPage = static () => "https://example.com/page" };

        writer.Write(new InvalidRequestException("wrong"));

        Assert.That(
            _terminal.Text,
            Is.EqualTo("regpull: wrong\nregpull: messages are explained at https://example.com/page\n"));
    }

    [Test]
    public void Write_AFailure_NamesNoPage()
    {
        new ErrorWriter(_terminal) { FindPage = static () => "https://example.com/page" }.Write(
            new InvalidRequestException("wrong"));

        Assert.That(_terminal.Text, Is.EqualTo("regpull: wrong\n"));
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("oops");
        }
        catch (InvalidOperationException failure)
        {
            return failure;
        }
    }
}
