using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class CacheCommandTests : Registered
{
    private static readonly ImageFixture Image = Fixture.Image();

    private DirectoryInfo _folder = null!;
    private string _reference = "";

    private string Cache => PathOf("cache");

    private string Blobs => Path.Combine(Cache, "blobs", "sha256");

    private static string Size =>
        ByteSize.Format(Image.Export().Manifests[0].Manifest.Layers.Sum(static layer => layer.Size));

    [SetUp]
    public void Push()
    {
        _folder = Directory.CreateTempSubdirectory("regpull-");
        _reference = Registry.Push("team/app", "1.0", Image);
    }

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task Pull_TwoTimesWithACache_TakesTheLayersFromIt()
    {
        var first = await UserAsync($"pull {_reference} -o {PathOf("one.tar")} --cache {Cache} --json -v");
        var second = await UserAsync($"pull {_reference} -o {PathOf("two.tar")} --cache {Cache} --json -v");

        Assert.That(first.Out, Does.Contain("\"from\": \"registry\"").And.Not.Contain("\"from\": \"cache\""));
        Assert.That(second.Out, Does.Contain("\"from\": \"cache\"").And.Not.Contain("\"from\": \"registry\""));
        Assert.That(first.Error, Does.Not.Contain("from the cache"));
        Assert.That(second.Error, Does.EndWith($", {Size} from the cache\n"));
    }

    [Test]
    public async Task Pull_CacheInTheEnvironment_IsUsedUnlessTheCommandSaysNo()
    {
        await UserAsync($"pull {_reference} -o {PathOf("one.tar")} --no-cache", Named);
        Assert.That(Directory.Exists(Cache), Is.False);

        await UserAsync($"pull {_reference} -o {PathOf("two.tar")}", Named);
        Assert.That(Directory.GetFiles(Blobs), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Pull_NoCacheInTheEnvironmentAndOneTyped_UsesTheOneTyped()
    {
        await UserAsync(
            $"pull {_reference} -o {PathOf("one.tar")} --cache {Cache}",
            static run => run.Variables["REGPULL_NO_CACHE"] = "1");

        Assert.That(Directory.GetFiles(Blobs), Has.Length.EqualTo(2));
    }

    [TestCase("pull nginx --cache a --no-cache", "--cache and --no-cache contradict each other")]
    [TestCase("pull nginx -f oci -o a --cache a", "the cache a is in the output a: name another directory")]
    [TestCase("pull nginx -f oci -o a --cache ./a/b", "the cache ./a/b is in the output a")]
    [TestCase("pull nginx --cache=", "--cache is empty: name a directory")]
    [TestCase("cache --cache=", "--cache is empty: name a directory")]
    [TestCase("cache prun", "'prun' is nothing that regpull cache can do: write regpull cache, or regpull cache prune")]
    [TestCase("cache prune all", "unrecognized command or argument 'all'")]
    [TestCase("cache prune -- all", "'all' is nothing that regpull cache can do")]
    [TestCase("cache --older-than 30d", "--older-than is an option of regpull cache prune")]
    [TestCase(
        "cache prune --older-than 30",
        "--older-than is '30': expected a number of days, hours or minutes, such as 30d, 12h or 45m")]
    [TestCase("cache prune --max-size many", "--max-size is 'many': expected a number of bytes, such as 20G or 700M")]
    public async Task Run_WrongUsage_SaysSo(string commandLine, string message)
    {
        var run = await UserAsync(commandLine);

        Assert.That(run.Error, Does.StartWith($"regpull: {message}"));
        Assert.That((run.ExitCode, run.Out), Is.EqualTo((ExitCode.Usage, "")));
    }

    [TestCase("cache")]
    [TestCase("cache prune")]
    public async Task Run_NoCache_SaysHowToHaveOneAndSucceeds(string commandLine)
    {
        var run = await UserAsync(commandLine, static run => run.IsWatched = true);

        Assert.That(
            run.Error,
            Is.EqualTo("there is no cache: --cache DIR or REGPULL_CACHE names one, for regpull pull as well\n"));
        Assert.That(run.Out, Is.EqualTo(commandLine == "cache" ? "" : "unfinished outputs: 0 removed (0 B)\n"));
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public async Task List_ACacheAndAnUnfinishedOutput_IsALineForEachWithItsPathLast()
    {
        await FillAsync();
        await InterruptAsync();

        var run = await UserAsync("cache", Named);

        Assert.That(run.Out, Does.Match($"""\Acache +{Size} +2 blobs +{Cache}\npartial +[^\n]+ old +{PathOf(".cut.tar.regpull-partial")}\n\z"""));
        Assert.That((run.Error, run.ExitCode), Is.EqualTo(("", 0)));
    }

    [Test]
    public async Task List_NotMadeYet_IsEmpty() =>
        Assert.That((await UserAsync("cache", Named)).Out, Is.EqualTo($"cache  0 B  0 blobs  {Cache}\n"));

    [Test]
    public async Task List_Json_IsOneObject()
    {
        await FillAsync();
        await InterruptAsync();

        var run = await UserAsync("cache --json", Named);

        using var json = System.Text.Json.JsonDocument.Parse(run.Out);
        var (cache, partial) = (
            json.RootElement.GetProperty("cache"), json.RootElement.GetProperty("partials").EnumerateArray().Single());
        Assert.That(
            (cache.GetProperty("path").GetString(), cache.GetProperty("blobs").GetInt32()), Is.EqualTo((Cache, 2)));
        Assert.That(
            (partial.GetProperty("output").GetString(), partial.GetProperty("path").GetString()),
            Is.EqualTo((PathOf("cut.tar"), PathOf(".cut.tar.regpull-partial"))));
        Assert.That(
            (partial.GetProperty("size").GetInt64(), partial.GetProperty("idleSeconds").GetDouble()),
            Is.GreaterThan((0L, -1.0)));
    }

    [Test]
    public async Task Prune_ACache_EmptiesItAndSaysWhatWasThere()
    {
        await FillAsync();

        var run = await UserAsync("cache prune", Named);

        Assert.That(
            run.Out,
            Is.EqualTo($"{Cache}: 2 blobs removed ({Size}), 0 left (0 B)\nunfinished outputs: 0 removed (0 B)\n"));
        Assert.That(Directory.GetFiles(Blobs), Is.Empty);
    }

    [TestCase("--max-size 1M", 0)]
    [TestCase("--max-size 0", 2)]
    [TestCase("--older-than 1d", 1)]
    [TestCase("--older-than 1d --max-size 0", 2)]
    public async Task Prune_ByARule_RemovesWhatBreaksIt(string options, int removed)
    {
        await FillAsync();
        File.SetLastAccessTimeUtc(
            Directory.GetFiles(Blobs)[0], TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));

        var run = await UserAsync($"cache prune {options} --json", Named);

        using var json = System.Text.Json.JsonDocument.Parse(run.Out);
        var cache = json.RootElement.GetProperty("cache");
        Assert.That(
            (cache.GetProperty("removedBlobs").GetInt32(), cache.GetProperty("blobs").GetInt32()),
            Is.EqualTo((removed, 2 - removed)));
    }

    [Test]
    public async Task Prune_AnUnfinishedOutput_GoesWhenItIsOldEnoughAndIsTold()
    {
        await InterruptAsync();

        var young = await UserAsync("cache prune --max-size 1G");
        var old = await UserAsync("cache prune --older-than 0m", static run => run.IsWatched = true);

        Assert.That(young.Out, Is.EqualTo("unfinished outputs: 0 removed (0 B)\n"));
        Assert.That(old.Out, Does.StartWith("unfinished outputs: 1 removed ("));
        Assert.That(old.Error, Does.Contain($"removed {PathOf(".cut.tar.regpull-partial")} ("));
        Assert.That(Directory.Exists(PathOf(".cut.tar.regpull-partial")), Is.False);
    }

    [TestCase("cache")]
    [TestCase("cache prune")]
    public async Task Run_ADirectoryThatIsNoCache_IsRefusedAndLeft(string commandLine)
    {
        await UserAsync($"pull {_reference} -f oci -o {Cache}");
        await InterruptAsync();

        var run = await UserAsync(commandLine, Named);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((ExitCode.Usage, "")));
        Assert.That(
            run.Error,
            Is.EqualTo(
                $"regpull: {Cache} holds images, for its index.json names some: an output is not a cache, name "
                + "another directory\n"));
        Assert.That(Directory.GetFiles(Blobs), Is.Not.Empty);
        Assert.That(Directory.Exists(PathOf(".cut.tar.regpull-partial")), Is.True);
    }

    private async Task FillAsync() =>
        Assert.That((await UserAsync($"pull {_reference} -o {PathOf("filled.tar")}", Named)).ExitCode, Is.Zero);

    private async Task InterruptAsync()
    {
        Registry.Faults.Add(When.Digest(Image.Export().Manifests[0].Manifest.Layers[0].Digest), Faults.Tear(100));
        Assert.That(
            (await UserAsync($"pull {_reference} -o {PathOf("cut.tar")} --retries 0")).ExitCode,
            Is.EqualTo(ExitCode.Unavailable));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Named(Run run) => run.Variables["REGPULL_CACHE"] = Cache;

    private Task<Run> UserAsync(string commandLine, Action<Run>? prepare = null) => RunAsync(commandLine, run =>
    {
        run.Variables["HOME"] = run.Variables["LOCALAPPDATA"] = PathOf("home");
        prepare?.Invoke(run);
    });
}
