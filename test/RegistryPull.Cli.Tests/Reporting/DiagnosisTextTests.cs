using NUnit.Framework;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Tests.Reporting;

internal sealed class DiagnosisTextTests
{
    private static readonly DiagnosedStep Step = new(
        "configuration", StepOutcome.Note, TimeSpan.FromSeconds(1.5),
        "https://mirror.example.com/v2/, then https://registry-1.docker.io/v2/, from /etc/docker/daemon.json");

    [Test]
    public void Lines_OfATerminal_WrapTheDetailBelowItself() =>
        Assert.That(DiagnosisText.Lines(Step, 80), Is.EqualTo(new[]
        {
            "note     configuration   1.50 s  https://mirror.example.com/v2/, then",
            "                                 https://registry-1.docker.io/v2/, from",
            "                                 /etc/docker/daemon.json",
        }));

    [Test]
    public void Lines_OfANarrowTerminal_HaveTheDetailBelowTheStep() =>
        Assert.That(DiagnosisText.Lines(Step, 44), Is.EqualTo(new[]
        {
            "note     configuration   1.50 s",
            "    https://mirror.example.com/v2/, then",
            "    https://registry-1.docker.io/v2/, from",
            "    /etc/docker/daemon.json",
        }));

    [Test]
    public void Line_ForAFile_IsOneWhateverItsLength() =>
        Assert.That(
            DiagnosisText.Line(Step),
            Does.StartWith("note     configuration   1.50 s  https://mirror").And.EndsWith("daemon.json"));
}
