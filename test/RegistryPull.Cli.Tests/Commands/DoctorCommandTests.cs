using System.Text.Json;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class DoctorCommandTests : Registered
{
    [Test]
    public async Task Run_AnImage_PrintsALineAStepAndNothingElse()
    {
        var run = await RunAsync($"doctor {Registry.Push("team/app", "1.0", Fixture.Image())}");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Is.Empty);
        Assert.That(
            run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Has.Length.EqualTo(13)
                .And.All.Match(@"\A(ok     |note   |failed |skipped)  [a-z0-9-]+ +[0-9]+\.[0-9]{2} s  \S"));
        Assert.That(
            run.Out, Does.StartWith("ok       reference       0.0").And.Contain($" s  {Registry.Host}/team/app:1.0\n"));
    }

    [Test]
    public async Task Run_WhatIsNotThere_ExitsAsAPullWould()
    {
        var run = await RunAsync($"doctor {Registry.Host}/team/none");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(
            run.Out,
            Does.Match("(?m)^failed   manifest ")
                .And.Match("(?m)^skipped  blob .* not tried, because manifest failed$"));
    }

    [Test]
    public async Task Run_Json_IsAnArrayOfSteps()
    {
        var run = await RunAsync($"doctor {Registry.Host} --json");

        using var json = JsonDocument.Parse(run.Out);
        var steps = json.RootElement.EnumerateArray().ToList();
        Assert.That(steps, Has.Count.EqualTo(13));
        Assert.That(
            steps[0].EnumerateObject().Select(static member => member.Name),
            Is.EqualTo(new[] { "step", "outcome", "seconds", "detail" }));
        Assert.That(steps[0].GetProperty("detail").GetString(), Is.EqualTo($"the registry {Registry.Host}"));
        Assert.That(steps[^1].GetProperty("outcome").GetString(), Is.EqualTo("skipped"));
    }

    [TestCase("doctor https://ann@host/", "reference", ExitCode.Usage)]
    [TestCase("doctor --proxy http://ann:s3cret@127.0.0.1:1", "tcp", ExitCode.Unavailable)]
    public async Task Run_ALinkThatIsBroken_HasItsExitCode(string commandLine, string step, int exitCode)
    {
        var run = await RunAsync(commandLine + " -v");

        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
        Assert.That(run.Out, Does.Match($"(?m)^failed   {step} ").And.Not.Contain("s3cret"));
        Assert.That(run.Error, Does.Not.Contain("s3cret"));
    }

    [TestCase("doctor -- one two", "'two' is one target too many")]
    [TestCase("doctor --retries 2", "unrecognized option '--retries'")]
    public async Task Run_WrongUsage_SaysSo(string commandLine, string message)
    {
        var run = await RunAsync(commandLine);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.StartWith($"regpull: {message}"));
    }
}
