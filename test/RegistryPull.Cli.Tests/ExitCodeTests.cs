using NUnit.Framework;

namespace RegistryPull.Cli.Tests;

internal sealed class ExitCodeTests
{
    private static readonly TestCaseData[] Kinds =
    [
        new(new InvalidRequestException("x"), 2),
        new(new ImageNotFoundException("x"), 3),
        new(new AccessDeniedException("x"), 4),
        new(new RegistryUnavailableException("x"), 5),
        new(new InvalidContentException("x"), 6),
        new(new OutputException("x"), 7),
        new(new EngineException("x"), 8),
        new(new OperationCanceledException(), 130),
        new(new TaskCanceledException(), 130),
        new(new FormatException("x"), 1),
        new(new IOException("x"), 1),
        new(new InvalidOperationException("x"), 1),
    ];

    [TestCaseSource(nameof(Kinds))]
    public void Of_EachKindOfFailure_IsTheContractsNumber(Exception failure, int code) =>
        Assert.That(ExitCode.From(failure), Is.EqualTo(code));

    [Test]
    public void Of_EveryPublicFailure_IsNotADefect()
    {
        var kinds = typeof(RegistryPullException).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(RegistryPullException)));

        foreach (var kind in kinds)
        {
            var failure = (Exception)Activator.CreateInstance(kind, "x", null)!;
            Assert.That(ExitCode.From(failure), Is.Not.EqualTo(ExitCode.Defect), kind.Name);
        }
    }
}
