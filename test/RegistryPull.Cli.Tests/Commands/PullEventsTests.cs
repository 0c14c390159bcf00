using System.Text.Json;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Commands;

/// <summary><c>--progress json</c> and what was resumed, against a registry in this process.</summary>
internal sealed class PullEventsTests : Registered
{
    private static readonly ImageFixture Image = Fixture.Image();

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("regpull-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Pull_AnImage_PlansAndCompletesItsBlobsAndEndsWithTheResult()
    {
        var run = await RunAsync($"pull {Push()} -o {PathOf("app.tar")} --progress json");

        var events = Events(run);
        Assert.That(events[0].GetProperty("event").GetString(), Is.EqualTo("planned"));
        Assert.That(
            Names(events).Count(static name => name == "completed"),
            Is.EqualTo(events[0].GetProperty("blobs").GetInt32()));
        Assert.That(events[^1].GetProperty("event").GetString(), Is.EqualTo("result"));
        Assert.That(events[^1].GetProperty("output").GetString(), Is.EqualTo(PathOf("app.tar")));
    }

    [TestCase("pull {0}/team/none --progress json", ExitCode.NotFound)]
    [TestCase("pull a:b:c --progress json", ExitCode.Usage)]
    [TestCase("pull --progress json", ExitCode.Usage)]
    [TestCase("pull x --no-such-option --progress json", ExitCode.Usage)]
    [TestCase("pull x -q --progress json", ExitCode.Usage)]
    [TestCase("push {0}/team/none {0}/copy --progress json", ExitCode.NotFound)]
    [TestCase("push a:b:c {0} --progress json", ExitCode.Usage)]
    [TestCase("load a:b:c --progress json", ExitCode.Usage)]
    [TestCase("load x --to ssh://-x --progress json", ExitCode.Usage)]
    public async Task Run_ThatFails_EndsWithTheErrorAndHasNoOtherLine(string commandLine, int exitCode)
    {
        var run = await RunAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, commandLine, Registry.Host));

        var last = Events(run)[^1];
        Assert.That(
            (last.GetProperty("event").GetString(), last.GetProperty("code").GetInt32()),
            Is.EqualTo(("error", exitCode)));
    }

    [Test]
    public async Task Pull_OfSeveralWithOneMissing_HasAnEventForEach()
    {
        var missing = $"{Registry.Host}/team/none:1";

        var run = await RunAsync(
            $"pull {Push()} {missing} --progress json --json -f oci", run => run.Variables["REGPULL_OUTPUT"] = "");

        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(Names(Events(run))[^1], Is.EqualTo("error"));
    }

    [Test]
    public async Task Pull_AfterAnInterruption_SaysWhatWasResumed()
    {
        var (reference, layer) = (Push(), Image.Export().Manifests[0].Manifest.Layers[0]);
        Registry.Faults.Add(When.Digest(layer.Digest), Faults.Tear(100));
        var cut = await RunAsync($"pull {reference} -o {PathOf("app.tar")} --retries 0 --json");
        var received = cut.Json[0].GetProperty("bytesReceived").GetInt64();

        var again = await RunAsync($"pull {reference} -o {PathOf("app.tar")} --json -v");

        var image = again.Json[0];
        var resumed = image.GetProperty("bytesResumed").GetInt64();
        Assert.That(resumed, Is.Positive.And.LessThanOrEqualTo(received));
        Assert.That(image.GetProperty("bytesReceived").GetInt64() + resumed,
            Is.EqualTo(
                image.GetProperty("layers").EnumerateArray().Sum(static one => one.GetProperty("size").GetInt64())));
        Assert.That(
            again.Error, Does.Match($@"(?m): done, .*, {ByteSize.Format(resumed)} of them from an earlier run$"));
    }

    [TestCase(false, "", "")]
    [TestCase(false, "-v", ": done, ")]
    [TestCase(true, "", ": done, ")]
    public async Task Pull_ThatSucceeds_SaysSoWhereAPersonReads(bool watched, string option, string expected)
    {
        var run = await RunAsync($"pull {Push()} -o {PathOf("app.tar")} {option}", run => run.IsWatched = watched);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, expected.Length == 0 ? Is.Empty : Does.Contain(expected));
    }

    private string Push() => Registry.Push("team/app", "1.0", Image).ToString();

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static List<JsonElement> Events(Run run) =>
        [.. run.Error.Split('\n')[..^1].Select(static line => JsonElement.Parse(line))];

    private static List<string?> Names(IEnumerable<JsonElement> events) =>
        [.. events.Select(static line => line.GetProperty("event").GetString())];
}
