using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Exporters;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class LoadCommandTests
{
    [Test]
    public async Task Run_Images_AreOneRequest()
    {
        var run = await Run.OfAsync(
            "load nginx:1.27 ghcr.io/owner/app:2 --to containerd:k8s.io --platform linux/arm64");

        var request = run.Pull.Loads.Single();
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(
            request.Images.Select(static image => image.Reference.Familiar),
            Is.EqualTo(new[] { "nginx:1.27", "ghcr.io/owner/app:2" }));
        Assert.That(request.Engine, Is.EqualTo(EngineTarget.Parse("containerd:k8s.io")));
        Assert.That(request.Platforms.Platforms.Single(), Is.EqualTo(Platform.Parse("linux/arm64")));
        Assert.That(run.Out, Is.EqualTo("docker.io/library/nginx:1.27\nghcr.io/owner/app:2\n"));
        Assert.That(run.Pull.IsDisposed, Is.True);
    }

    [Test]
    public async Task Run_NoEngine_LeavesTheChoice() =>
        Assert.That((await Run.OfAsync("load nginx")).Pull.Loads.Single().Engine, Is.Null);

    [Test]
    public async Task Run_AnEngineInTheEnvironment_IsTaken() =>
        Assert.That(
            (await Run.OfAsync("load nginx", static run => run.Variables["REGPULL_TO"] = "podman")).Pull.Loads.Single()
                .Engine,
            Is.EqualTo(EngineTarget.Parse("podman")));

    [Test]
    public async Task Run_ADigest_PrintsTheImageId() =>
        Assert.That(
            (await Run.OfAsync($"load nginx@{Samples.Digest(1)} -q")).Out, Is.EqualTo($"{Samples.Digest(3)}\n"));

    [Test]
    public async Task Run_OtherNamesAndUncompressed_ArePassedOn()
    {
        var run = await Run.OfAsync("load nginx --tag mine:1 --tag mine:2 --layer-compression none");

        Assert.That(
            run.Pull.Loads.Single().Names.Select(static name => name.Familiar),
            Is.EqualTo(new[] { "mine:1", "mine:2" }));
        Assert.That(run.Pull.Compression, Is.EqualTo(LayerCompression.None));
    }

    [Test]
    public async Task Run_Json_HasWhatWasDone()
    {
        var run = await Run.OfAsync("load nginx:1.27 --to podman --json");

        var image = run.Json[0];
        Assert.That(image.GetProperty("engine").GetString(), Is.EqualTo("podman at unix:///var/run/docker.sock"));
        Assert.That(image.GetProperty("outcome").GetString(), Is.EqualTo("loaded"));
        Assert.That(image.GetProperty("names")[0].GetString(), Is.EqualTo("docker.io/library/nginx:1.27"));
    }

    [Test]
    public async Task Run_ProgressJson_EndsWithTheResult() =>
        Assert.That((await Run.OfAsync("load nginx --progress json")).Error, Does.Match(@"""event"":""result"",[^\n]*\n\z"));

    [TestCase("", "")]
    [TestCase(" --json", "\"kind\": \"engine\"")]
    public async Task Run_TheEngineRefuses_Exits8(string options, string output)
    {
        var run = await Run.OfAsync($"load nginx{options}", static run => run.Pull.LoadAnswer = static (_, _) => throw new EngineException("podman said no"));

        Assert.That(run.ExitCode, Is.EqualTo(8));
        Assert.That(run.Error, Does.Contain("regpull: podman said no"));
        Assert.That(run.Out, Does.Contain(output));
    }

    [Test]
    public async Task Run_Cancelled_Exits130()
    {
        using var cancellation = new CancellationTokenSource();
        var run = new Run();
        run.Pull.LoadAnswer = async (_, token) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        };

        Assert.That(await run.StartAsync("load nginx", cancellation.Token), Is.EqualTo(ExitCode.Cancelled));
        Assert.That(run.Error, Is.EqualTo("regpull: cancelled\n"));
    }

    [Test]
    public async Task Run_AnArchiveThatIsNotThere_IsNotFound()
    {
        var run = await Run.OfAsync("load ./none.tar");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound), run.Error);
        Assert.That(run.Pull.Loads, Is.Empty);
    }

    [TestCase("load", "no image was named")]
    [TestCase("load nginx --to crio", "'crio' is not an engine")]
    [TestCase("load nginx --to ssh://-oProxyCommand=x", "beginning with a letter or a digit")]
    [TestCase("load nginx redis --tag a:1", "--tag names one image")]
    [TestCase("load ghcr.io/a/b quay.io/a/b --registry-token x", "the credentials are for one registry")]
    public async Task Run_WrongUsage_StartsNothing(string commandLine, string message)
    {
        var run = await Run.OfAsync(commandLine);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(run.Pull.Loads, Is.Empty);
    }
}
