using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull;

[TestFixture]
internal sealed class PullSessionTests
{
    private const int Sessions = 20;

    private static readonly RegistryPullOptions Defaults =
        new() { Retries = 1, RetryDelay = TimeSpan.FromMilliseconds(1) };

    private static readonly FakeRegistryOptions Locked =
        new() { Auth = FakeAuth.Basic, User = "bob", Password = "hunter2" };

    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("regpull-test-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task PullAsync_TwentySessionsAtOnce_KeepTheirOptionsAndProgressApart()
    {
        await using var registry = await FakeRegistry.StartAsync();
        string[] references = [.. Enumerable.Range(0, Sessions).Select(number =>
            registry.Push($"team/app{number}", "1.0", Fixture.Image(new ImageRecipe { Seed = number })))];
        var defaultProgress = new RecordingProgress();
        await using var container = Container(defaultProgress);
        RecordingProgress[] progress = [.. references.Select(static _ => new RecordingProgress())];

        // Every other session has a cache, which the others must neither fill nor read.
        await Task.WhenAll(
            references.Select((reference, number) => PullAsync(container, reference, number, progress[number])));

        for (var number = 0; number < Sessions; number++)
        {
            Assert.That(File.Exists(OutputOf(number)), $"output {number}");
            Assert.That(progress[number].Images, Is.EqualTo(new[] { references[number] }));
            Assert.That(Directory.Exists(CacheOf(number)), Is.EqualTo(number % 2 == 0), $"cache {number}");
        }

        Assert.That(defaultProgress.Images, Is.Empty);
    }

    [Test]
    public async Task PullAsync_ASessionWithWrongCredentials_DoesNotSpoilTheNext()
    {
        await using var registry = await FakeRegistry.StartAsync(Locked);
        var reference = ImageReference.Parse(registry.Push("team/app", "1.0", Fixture.Image()));
        await using var container = Container(new RecordingProgress());
        var right = Defaults with { Credential = new RegistryCredential.Password(Locked.User!, Locked.Password!) };
        var wrong = Defaults with { Credential = new RegistryCredential.Password("somebody", "else") };

        await using var refused = container.CreatePullSession(wrong);
        await Assert.ThrowsAsync<AccessDeniedException>(
            () => refused.Puller.PullAsync(Request(reference, 0), CancellationToken.None));
        await using var next = container.CreatePullSession(right);
        var result = await next.Puller.PullAsync(Request(reference, 1), CancellationToken.None);

        Assert.That(result.Output, Is.EqualTo(OutputOf(1)));
    }

    [Test]
    public async Task CreatePullSession_WithoutOptions_HasThoseOfTheContainer()
    {
        await using var container = Container(new RecordingProgress());
        await using var session = container.CreatePullSession();

        Assert.That(session.Options, Is.EqualTo(Defaults));
        Assert.That(session.Puller, Is.SameAs(session.Puller));
    }

    private static ServiceProvider Container(IPullProgress progress)
    {
        var services = new ServiceCollection().AddSingleton(progress);
        services.AddRegistryPull(Defaults).AddBuiltInExporters();
        return services.BuildServiceProvider(validateScopes: true);
    }

    private async Task PullAsync(ServiceProvider container, string reference, int number, RecordingProgress progress)
    {
        var options = Defaults with { Cache = number % 2 == 0 ? CacheOf(number) : null };
        await using var session = container.CreatePullSession(options, progress);
        await session.Puller.PullAsync(Request(ImageReference.Parse(reference), number), CancellationToken.None);
    }

    private PullRequest Request(ImageReference reference, int number) =>
        new() { Images = [reference], Format = "docker", Output = OutputOf(number) };

    private string OutputOf(int number) => Path.Combine(_folder.FullName, $"{number}.tar");

    private string CacheOf(int number) => Path.Combine(_folder.FullName, $"cache{number}");
}
