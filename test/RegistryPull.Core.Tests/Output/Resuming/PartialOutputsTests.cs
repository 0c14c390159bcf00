using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.FileSystem;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output.Resuming;

/// <summary>Outputs that were begun and forgotten.</summary>
[TestFixture]
internal sealed class PartialOutputsTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });

    private DirectoryInfo _home = null!;

    private string Records => new StateDirectory(StateDirectory.Find(Variable).Folder).Folder!;

    [SetUp]
    public void CreateHome() => _home = Directory.CreateTempSubdirectory("regpull-test-");

    [TearDown]
    public void DeleteHome() => _home.Delete(recursive: true);

    [TestCase("docker")]
    [TestCase("oci")]
    [TestCase("rootfs")]
    public async Task List_AnInterruptedPull_IsFoundWhereverItIs(string format)
    {
        await using var pull = await InterruptedAsync(format);

        var partial = List(pull).Single();

        Assert.That((partial.Output, partial.Path), Is.EqualTo((pull.Output, pull.Partial)));
        Assert.That(partial.Size, Is.GreaterThanOrEqualTo(20_000));
        Assert.That(partial.Idle, Is.LessThan(TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task List_Cancelled_StopsMeasuring()
    {
        await using var pull = await InterruptedAsync("docker");
        await using var services = pull.Services();
        var storage = services.GetRequiredService<PullStorage>();

        Assert.That(
            () => storage.ListPartials(new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task List_APullThatEnded_IsForgotten()
    {
        await using var pull = await InterruptedAsync("docker");

        await pull.RunAsync();

        Assert.That(List(pull), Is.Empty);
        Assert.That(Directory.GetFileSystemEntries(Records), Is.Empty);
    }

    [Test]
    public async Task Prune_NothingWrittenForADay_RemovesItAndItsNote()
    {
        await using var pull = await InterruptedAsync("docker");
        Age(pull, TimeSpan.FromDays(2));

        var removed = Prune(pull, TimeSpan.FromDays(1));

        Assert.That(removed.Single().Path, Is.EqualTo(pull.Partial));
        Assert.That(Directory.GetFileSystemEntries(pull.Folder), Is.Empty);
        Assert.That(Directory.GetFileSystemEntries(Records), Is.Empty);
    }

    [Test]
    public async Task Prune_WrittenToOfLate_LeavesIt()
    {
        await using var pull = await InterruptedAsync("docker");

        Assert.That(Prune(pull, TimeSpan.FromDays(1)), Is.Empty);
        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Prune_APullIsWritingIt_LeavesItAndSaysSo()
    {
        await using var pull = await InterruptedAsync("docker");
        Age(pull, TimeSpan.FromDays(2));
        using (OutputWorkspace.Open(pull.Output, new PartialRecords(new StateDirectory(null))))
        {
            Age(pull, TimeSpan.FromDays(2));
            Assert.That(Prune(pull, TimeSpan.FromDays(1)), Is.Empty);
        }

        Assert.That(pull.Progress.Notes.Single(), Does.StartWith("left alone").And.Contain("another run"));
        Assert.That(Directory.Exists(pull.Partial), Is.True);
    }

    [Test]
    public async Task Prune_AnOutputThatWasBeingReplacedIsThereAlone_LeavesIt()
    {
        await using var pull = await InterruptedAsync("oci");
        await File.WriteAllTextAsync(
            Path.Combine(Directory.CreateDirectory(Path.Combine(pull.Partial, "replaced")).FullName, "file"),
            "precious");
        Age(pull, TimeSpan.FromDays(2));

        Assert.That(Prune(pull, TimeSpan.FromDays(1)), Is.Empty);

        Assert.That(pull.Progress.Notes.Single(), Does.Contain("replaced"));
        Assert.That(File.Exists(Path.Combine(pull.Partial, "replaced", "file")), Is.True);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public async Task Prune_ALinkInItsPlace_IsNotFollowed()
    {
        await using var pull = await InterruptedAsync("docker");
        Directory.Delete(pull.Partial, recursive: true);
        var victims = Directory.CreateDirectory(Path.Combine(pull.Folder, "victims")).FullName;
        await File.WriteAllTextAsync(Path.Combine(victims, "journal"), "precious");
        Directory.CreateSymbolicLink(pull.Partial, victims);

        Assert.That(Prune(pull, TimeSpan.Zero), Is.Empty);

        Assert.That(await File.ReadAllTextAsync(Path.Combine(victims, "journal")), Is.EqualTo("precious"));
    }

    [Test]
    public async Task Prune_WhatWasNotedIsGone_ForgetsIt()
    {
        await using var pull = await InterruptedAsync("docker");
        Directory.Delete(pull.Partial, recursive: true);

        Assert.That(Prune(pull, TimeSpan.Zero), Is.Empty);

        Assert.That(Directory.GetFileSystemEntries(Records), Is.Empty);
    }

    [TestCase("/etc")]
    [TestCase("relative")]
    [TestCase("")]
    public async Task List_ANoteThatIsNotOurs_IsNotBelieved(string content)
    {
        await using var pull = await InterruptedAsync("docker");
        await File.WriteAllTextAsync(Path.Combine(Records, "made-up"), content);

        Assert.That(List(pull).Select(static partial => partial.Path), Is.EqualTo(new[] { pull.Partial }));
    }

    [Test]
    public async Task Pull_TheNoteCannotBeWritten_PullsAllTheSame()
    {
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, ".local"), "a file");
        await using var pull = await Pull.StartAsync(Image);

        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Image);
    }

    // XDG_STATE_HOME | HOME | where
    [TestCase("/state", "/home/ann", "/state/regpull/partials")]
    [TestCase("state", "/home/ann", "/home/ann/.local/state/regpull/partials")]
    [TestCase("", "/home/ann", "/home/ann/.local/state/regpull/partials")]
    [TestCase("", "", null)]
    [Platform(Exclude = "Win")]
    public void Folder_ByTheEnvironment_IsTheSystemsCustom(string state, string home, string? expected) =>
        Assert.That(
            StateDirectory.Find(name => name switch { "XDG_STATE_HOME" => state, "HOME" => home, _ => null }).Folder,
            Is.EqualTo(expected));

    private async Task<Pull> InterruptedAsync(string format)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Format = format;
        pull.State = Variable;
        pull.Options = pull.Options with { Retries = 0 };
        pull.Registry.Faults.Add(When.Digest(Image.Layers()[0].Digest), Faults.Tear(20_000));
        await pull.FailAsync<RegistryUnavailableException>();
        return pull;
    }

    private string? Variable(string name) => name is "HOME" or "LOCALAPPDATA" ? _home.FullName : null;

    private static IReadOnlyList<PartialOutput> List(Pull pull)
    {
        using var services = pull.Services();
        return services.GetRequiredService<PullStorage>().ListPartials(CancellationToken.None);
    }

    private static IReadOnlyList<PartialOutput> Prune(Pull pull, TimeSpan idle)
    {
        using var services = pull.Services();
        return services.GetRequiredService<PullStorage>().PrunePartials(idle, CancellationToken.None);
    }

    private static void Age(Pull pull, TimeSpan age)
    {
        foreach (var path in Directory.GetFileSystemEntries(pull.Partial, "*journal").Append(pull.Partial))
        {
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime - age);
        }
    }
}
