using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Telemetry;

[TestFixture]
internal sealed class LoggingProgressTests
{
    private static readonly Descriptor Layer = Fixture.Image().Layers()[0];

    [Test]
    public void EveryCall_Always_IsPassedOn()
    {
        using var loggers = new RecordingLoggers();
        var inner = new Mock<IPullProgress>(MockBehavior.Strict);
        inner.Setup(progress => progress.Planned("alpine", new[] { Layer }));
        inner.Setup(progress => progress.Started(Layer));
        inner.Setup(progress => progress.Advanced(Layer, 2, 1));
        inner.Setup(progress => progress.Completed(Layer, BlobOrigin.Cache));
        inner.Setup(progress => progress.Waiting(TimeSpan.FromSeconds(3)));
        inner.Setup(progress => progress.Note("a note"));
        inner.Setup(progress => progress.Detail("a detail"));

        ReportEverything(new LoggingProgress(inner.Object, loggers.CreateLogger("any")));

        inner.VerifyAll();
        inner.VerifyNoOtherCalls();
    }

    [Test]
    public void EveryCall_ButAdvanced_IsLogged()
    {
        using var loggers = new RecordingLoggers();

        ReportEverything(new LoggingProgress(Mock.Of<IPullProgress>(), loggers.CreateLogger("any")));

        Assert.That(loggers.Lines, Is.EqualTo(new[]
        {
            "Debug any: alpine: 1 blobs",
            $"Debug any: {Layer.Digest}: started, {Layer.Size} bytes",
            $"Debug any: {Layer.Digest}: complete and verified, from Cache",
            "Debug any: waiting 00:00:03 before the next attempt",
            "Information any: a note",
            "Debug any: a detail",
        }));
    }

    [Test]
    public async Task APull_InAContainerWithLogging_LogsItsRequests()
    {
        using var loggers = new RecordingLoggers();
        await using var pull = await Pull.StartAsync();
        pull.Configure = services => services.AddSingleton<ILoggerFactory>(loggers);

        await pull.RunAsync();

        Assert.That(loggers.Lines, Has.Some.Match("^Debug RegistryPull: GET http://.*/v2/team/app/manifests/1.0: 200"));
        Assert.That(pull.Progress.Details, Has.Some.Contains("/v2/team/app/manifests/1.0: 200"), "and reports them");
    }

    [Test]
    public async Task APull_WithAProgressThatTheContainerCreates_UsesIt()
    {
        var created = new Mock<IPullProgress>();
        await using var pull = await Pull.StartAsync();
        pull.Configure = services => services.AddSingleton(_ => created.Object);

        await pull.RunAsync();

        created.Verify(
            progress => progress.Planned(It.IsAny<string>(), It.IsAny<IReadOnlyCollection<Descriptor>>()), Times.Once);
    }

    private static void ReportEverything(LoggingProgress progress)
    {
        progress.Planned("alpine", new[] { Layer });
        progress.Started(Layer);
        progress.Advanced(Layer, 2, 1);
        progress.Completed(Layer, BlobOrigin.Cache);
        progress.Waiting(TimeSpan.FromSeconds(3));
        progress.Note("a note");
        progress.Detail("a detail");
    }
}
