using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class DryRunTests
{
    [Test]
    public async Task Run_DryRun_SaysWhatWouldBeFetchedAndPullsNothing()
    {
        var run = await Run.OfAsync("pull mysql:5.7 -o x.tar --dry-run", static run =>
            run.Pull.Answer = static (_, _) => throw new InvalidOperationException("a pull"));

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Out, Is.EqualTo(
            "mysql:5.7 (linux/amd64): 4 layers, 1.00 kB, 100 B from docker.io, 200 B partly from an earlier run, "
            + "300 B present, 400 B omitted\n"
            + "x.tar: 145 MB to write, 92.0 MB to fetch, 200 B from an earlier run, 1.00 GB free\n"));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task Run_DryRunWithJson_HasThePlanOfEachImage()
    {
        var run = await Run.OfAsync("pull a b -o x.tar --dry-run --json");

        var plans = run.Json.EnumerateArray().Select(static image => image.GetProperty("plan")).ToArray();
        Assert.That(plans, Has.Length.EqualTo(2));
        Assert.That(plans[0].GetProperty("bytesToFetch").GetInt64(), Is.EqualTo(92_000_000));
    }

    [Test]
    public async Task Run_DryRunWithEvents_EndsWithItsResult()
    {
        var run = await Run.OfAsync("pull a -o x.tar --dry-run --progress json");

        var last = System.Text.Json.JsonElement.Parse(run.Error.TrimEnd().Split('\n')[^1]);
        Assert.That(last.GetProperty("event").GetString(), Is.EqualTo("result"));
        Assert.That(last.GetProperty("bytes").GetInt64(), Is.EqualTo(145_000_000));
    }

    [Test]
    public async Task Run_DryRunWithoutRoom_ExitsAsThePullWould()
    {
        var run = await Run.OfAsync(
            "pull a b --dry-run", static run => run.Pull.Plan = static _ => throw new OutputException("no room"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Output));
        Assert.That(run.Error, Is.EqualTo("regpull: no room\n"));
        Assert.That(run.Pull.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Run_DryRunThatKeepsGoing_SaysWhatIsMissing()
    {
        var run = await Run.OfAsync("pull a b --dry-run --keep-going -o x.tar", static run => run.Pull.Plan = static request =>
            Samples.Plan(request with { Images = [request.Images[1]] }) with
            {
                Missing = [new MissingImage(request.Images[0], new ImageNotFoundException("none"))],
            });

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(run.Error, Is.EqualTo("regpull: none\n"));
        Assert.That(run.Out, Does.StartWith("b:latest"));
    }

    [Test]
    public async Task Run_AnOutputThatIsThere_IsUpToDate()
    {
        var run = await Run.OfAsync(
            "pull a -o x.tar --dry-run",
            static run => run.Pull.Plan = static request => Samples.Plan(request) with { UpToDate = true });

        Assert.That(run.Out, Does.EndWith("x.tar: up to date\n"));
    }
}
