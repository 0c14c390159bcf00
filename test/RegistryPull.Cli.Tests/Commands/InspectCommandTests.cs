using System.Text;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class InspectCommandTests : Registered
{
    private static readonly ImageFixture Index = Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true);

    [Test]
    public async Task Run_AnIndex_ShowsPlatformsAndTheChosenImage()
    {
        var chosen = Index.ExportPlatform("linux/arm64").Manifests[0].Manifest;

        var run = await RunAsync($"inspect {Registry.Push("team/app", "1.0", Index)} --platform linux/arm64");

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Out, Does.StartWith(
            $"""
            Name        {Registry.Host}/team/app:1.0
            Digest      {Index.Root.Digest}
            Media type  application/vnd.oci.image.index.v1+json

            Platforms (* is shown below):
              PLATFORM     DIGEST                                                                   SIZE   ATTESTATIONS

            """.ReplaceLineEndings("\n")));
        Assert.That(
            run.Out,
            Does.Match(
                @"\n  linux/amd64 +sha256:[0-9a-f]{64}  \d+ B  1\n\* linux/arm64 +sha256:[0-9a-f]{64}  \d+ B  -\n"));
        Assert.That(
            run.Out,
            Does.Contain($"  Manifest    {chosen.Descriptor.Digest}\n")
                .And.Contain($"  Image ID    {chosen.Config.Digest}\n"));
        Assert.That(
            run.Out,
            Does.Contain(
                $"  {chosen.Layers[1].Digest}  {ByteSize.Format(chosen.Layers[1].Size)}  {MediaTypes.OciLayerGzip}\n"));
        Assert.That(run.Out, Does.Match($@"\n  Download    [^\n]*\({chosen.Layers.Append(chosen.Config).Sum(static blob => blob.Size)} bytes\), 2 layers\n"));
        Assert.That(run.Out, Does.Contain("  Cmd         [\"/bin/sh\"]\n").And.Contain("Labels:\n  seed=1001\n"));
    }

    [Test]
    public async Task Run_NothingForThisMachine_SaysHowToChoose()
    {
        var run = await RunAsync($"inspect {Registry.Push("team/app", "1.0", Fixture.Index(["plan9/mips"]))}");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Out, Does.Contain("  plan9/mips ").And.Contain("choose one with --platform"));
    }

    [Test]
    public async Task Run_HostileText_ReachesNoTerminal()
    {
        var image = PushConfig("""
            {"os":"linux\u001b[2J","architecture":"amd64","created":"\u001b]0;x\u0007","rootfs":{"diff_ids":[]},
             "config":{"Cmd":["a\nb\u001b[31m","\u202e"],"User":"\u009b31m","Env":["A=\u001b[2J"],"Labels":{"k\r\n":"\u001b[2J\nDigest forged"},"ExposedPorts":{"\u0007":{}}},
             "history":[{"created_by":"RUN x\n\u001b[2J","created":"\u001b"}]}
            """);

        var (text, json) = (await RunAsync($"inspect {image}"), await RunAsync($"inspect {image} --json"));

        Assert.That((text.ExitCode, json.ExitCode), Is.EqualTo((0, 0)));
        Assert.That(
            (text.Out + json.Out).Where(static character => character != '\n').Any(TerminalText.IsControlOrFormat),
            Is.False);
        Assert.That(text.Out.Split('\n'), Has.None.StartsWith("Digest forged"));
    }

    [Test]
    public async Task Run_Json_HasWhatThereIs()
    {
        var run = await RunAsync($"inspect {Registry.Push("team/app", "1.0", Index)} --json --platform linux/amd64");

        using var json = System.Text.Json.JsonDocument.Parse(run.Out);
        var root = json.RootElement;
        Assert.That(root.EnumerateObject().Select(static member => member.Name),
            Is.EqualTo(
                new[] { "reference", "registry", "repository", "tag", "digest", "mediaType", "platforms", "image" }));
        Assert.That(root.GetProperty("platforms")[0].EnumerateObject().Select(static member => member.Name),
            Is.EqualTo(new[] { "platform", "digest", "mediaType", "size", "isAttestation", "attestations" }));
        Assert.That(root.GetProperty("platforms")[0].GetProperty("attestations").GetArrayLength(), Is.EqualTo(1));
        Assert.That(root.GetProperty("image").EnumerateObject().Select(static member => member.Name),
            Is.EqualTo(
                new[]
                {
                    "platform", "digest", "mediaType", "artifactType", "imageId", "downloadSize", "layers", "config",
                }));
        Assert.That(
            root.GetProperty("image").GetProperty("config").EnumerateObject().Select(static member => member.Name),
            Is.EqualTo(
                new[]
                {
                    "created", "entrypoint", "cmd", "env", "user", "workingDir", "exposedPorts", "labels", "history",
                }));
    }

    [Test]
    public async Task Run_Raw_IsTheBytesAsServed()
    {
        var run = await RunAsync($"inspect {Registry.Push("team/app", null, Index)} --raw");

        Assert.That(run.Console.Bytes.ToArray(), Is.EqualTo(Index.Root.Bytes));
        Assert.That(run.Out, Is.Empty);
    }

    [Test]
    public async Task Run_Config_IsTheBytesAsServed()
    {
        var run = await RunAsync($"inspect {Registry.Push("team/app", "1.0", Fixture.Image())} --config");

        Assert.That(
            Digest.Compute(run.Console.Bytes.ToArray()),
            Is.EqualTo(Fixture.Image().Export().Manifests[0].Manifest.Config.Digest));
    }

    [TestCase(true, ExitCode.Usage)]
    [TestCase(false, ExitCode.Done)]
    public async Task Run_BytesThatATerminalWouldObey_GoToNoTerminal(bool isTerminal, int code)
    {
        var image = PushConfig(
            """{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":[]},"x":"CSI"}""".Replace(
                "CSI", "\u009b2J", StringComparison.Ordinal));

        var run = await RunAsync($"inspect {image} --config", run => run.Console.IsOutputTerminal = isTerminal);

        Assert.That(run.ExitCode, Is.EqualTo(code), run.Error);
        Assert.That(run.Console.Bytes.Length, isTerminal ? Is.Zero : Is.Positive);
    }

    [TestCase("--raw --config", "--raw and --config both want standard output")]
    [TestCase("--raw --json", "--raw prints what was served, which is JSON already: leave out --json")]
    [TestCase("--config --json", "--config prints what was served")]
    [TestCase("--platform all", "'all' is not a platform")]
    [TestCase("--platform linux/amd64 --platform linux/arm64", "unexpected value")]
    public async Task Run_WrongUsage_SaysSo(string options, string message)
    {
        var run = await RunAsync($"inspect nginx {options}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.StartWith($"regpull: {message}"));
    }

    private string PushConfig(string config)
    {
        var bytes = Encoding.UTF8.GetBytes(config);
        var manifest = $$"""
            {"schemaVersion":2,"mediaType":"{{MediaTypes.OciManifest}}","layers":[],
             "config":{"mediaType":"{{MediaTypes.OciConfig}}","digest":"{{Registry.AddBlob(bytes)}}","size":{{bytes.Length}} } }
            """;
        Registry.AddManifest("team/app", "made", MediaTypes.OciManifest, Encoding.UTF8.GetBytes(manifest));
        return $"{Registry.Host}/team/app:made";
    }
}
