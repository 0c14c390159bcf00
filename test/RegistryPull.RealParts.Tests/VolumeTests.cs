using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>Archives in volumes, checked and joined by the tools that are on every system, and by their
/// scripts.</summary>
[TestFixture]
[Needs("sh", "sha256sum")]
[Platform(Exclude = "Win")]
internal sealed class VolumeTests : FakeRegistryTests
{
    private const int Size = 3_000_000;

    // A name that a shell would take apart.
    private const string Name = "it's $HOME \"a\" `b`.tar";

    private static readonly ImageFixture Image = Fixture.Image(
        new ImageRecipe { Seed = 91, Layers = 3, LayerSize = 4_000_000 });

    private string Reference { get; set; } = "";

    private string Output => Workspace.PathOf(Name);

    [SetUp]
    public void PushImage() => Reference = Registry.Push("team/volumes", "1", Image);

    [Test]
    public async Task Pull_InVolumes_IsWhatSha256sumAndCatTakeItFor()
    {
        var whole = await Regpull.PullAsync(Workspace, "docker", Reference);

        var pulled = await PullAsync();

        var names = pulled.Succeeded().Split('\n');
        Assert.That(names, Is.EqualTo(Enumerable.Range(1, 5).Select(i => $"{Output}.{i:000}")));
        (await InFolderAsync("sha256sum", "--check", "--strict", Name + ".sha256")).Succeeded();
        (await ProgramRun.RunAsync("sh", "-c", "cat \"$1\".0* | cmp - \"$2\"", "sh", Output, whole)).Succeeded();
    }

    [Test]
    public async Task JoinScript_FromAnotherFolder_JoinsThem()
    {
        var whole = await Regpull.PullAsync(Workspace, "docker", Reference);
        (await PullAsync()).Succeeded();

        var joined = await ProgramRun.RunAsync("sh", Script("sh"));
        var streamed = await ProgramRun.RunAsync(
            "sh", "-c", "sh \"$1\" - 2>/dev/null | cmp - \"$2\"", "sh", Script("sh"), whole);
        var again = await ProgramRun.RunAsync("sh", Script("sh"));

        Assert.That(joined.Succeeded(), Is.EqualTo(Output));
        streamed.Succeeded();
        (await ProgramRun.RunAsync("cmp", Output, whole)).Succeeded();
        Assert.That(again.ExitCode, Is.EqualTo(1));
        Assert.That(again.Error, Does.Contain("exists: remove it"));
    }

    [TestCase("damaged")]
    [TestCase("missing")]
    public async Task JoinScript_AVolumeIsWrong_MakesNothing(string how)
    {
        (await PullAsync()).Succeeded();
        var volume = Output + ".002";
        if (how == "damaged")
        {
            var bytes = await File.ReadAllBytesAsync(volume);
            bytes[100] ^= 1;
            await File.WriteAllBytesAsync(volume, bytes);
        }
        else
        {
            File.Delete(volume);
        }

        var joined = await ProgramRun.RunAsync("sh", Script("sh"));

        Assert.That(joined.ExitCode, Is.EqualTo(1), joined.Error);
        Assert.That(joined.Error, Does.Contain("a volume is missing or damaged"));
        Assert.That(
            Directory.GetFiles(Workspace.Root, "*.part").Concat(Directory.GetFiles(Workspace.Root, "*.tar")), Is.Empty);
    }

    [Test]
    public async Task JoinScript_InPowerShell_JoinsThem()
    {
        Assume.That(ProgramPath.Find("pwsh"), Is.Not.Null, "needs pwsh");
        var whole = await Regpull.PullAsync(Workspace, "docker", Reference);
        (await PullAsync()).Succeeded();

        var joined = await ProgramRun.RunAsync("pwsh", "-NoProfile", "-File", Script("ps1"));

        Assert.That(joined.Succeeded(), Is.EqualTo(Output));
        (await ProgramRun.RunAsync("cmp", Output, whole)).Succeeded();
    }

    [Test]
    public async Task Pull_KilledInTheMiddleOfAVolume_FetchesTheRestAlone()
    {
        // It cannot end: the last bytes of every layer are withheld, from further connections too.
        Registry.Faults.Add(
            When.Blob,
            static (answer, request) => (request.Range is null ? Faults.Stall(3_500_000) : Faults.Silence())(answer, request),
            times: int.MaxValue);
        using (var killed = Process.Start(StartPull("--json"))!)
        {
            await Polling.UntilAsync(() => killed.HasExited || Arrived() >= 2 * Size, "two volumes");
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        Assert.That(Directory.GetFiles(Workspace.Root, Name + ".*"), Is.Empty);
        Registry.Faults.Clear();
        var again = await ProgramRun.RunAsync(StartPull("--json"));

        Assert.That(again.Succeeded(), Does.Contain("resumed"));
        (await InFolderAsync("sha256sum", "--check", "--strict", Name + ".sha256")).Succeeded();
        var received = System.Text.Json.Nodes.JsonNode.Parse(again.Output)![0]!["bytesReceived"]!.GetValue<long>();
        Assert.That(received, Is.LessThan((3 * 4_001_000) - (2 * Size) + (4 << 20)));
    }

    private long Arrived() => UnfinishedOutput.Arrived(Workspace, Name);

    private static ProcessStartInfo StartIn(string folder, ProcessStartInfo start)
    {
        start.WorkingDirectory = folder;
        return start;
    }

    private ProcessStartInfo StartPull(params string[] more) =>
        Regpull.Start(["pull", Reference, "--output", Output, "--split", $"{Size}", .. more]);

    private Task<ProgramResult> PullAsync() => ProgramRun.RunAsync(StartPull());

    private Task<ProgramResult> InFolderAsync(string program, params string[] arguments) =>
        ProgramRun.RunAsync(StartIn(Workspace.Root, ProgramRun.Start(program, arguments)));

    private string Script(string ending) => Workspace.PathOf($"{Name[..^4]}.join.{ending}");
}
