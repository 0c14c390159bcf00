using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class DigestCommandTests : Registered
{
    private static readonly ImageFixture Image = Fixture.Index(["linux/amd64", "linux/arm64"]);

    [Test]
    public async Task Run_ATag_PrintsTheDigestAndNothingElse()
    {
        var run = await RunAsync($"digest {Registry.Push("team/app", "1.0", Image)}");

        Assert.That(run.Out, Is.EqualTo($"{Image.Root.Digest}\n"));
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Run_APlatform_PrintsItsDigest() => Assert.That(
        (await RunAsync($"digest {Registry.Push("team/app", "1.0", Image)} --platform linux/arm64")).Out,
        Is.EqualTo($"{Image.ExportPlatform("linux/arm64").Root.Digest}\n"));

    [Test]
    public async Task Run_DockersDefaultPlatform_DoesNotChangeWhatANameStandsFor()
    {
        var run = await RunAsync(
            $"digest {Registry.Push("team/app", "1.0", Image)}",
            static run => run.Variables["DOCKER_DEFAULT_PLATFORM"] = "linux/arm64");

        Assert.That(run.Out, Is.EqualTo($"{Image.Root.Digest}\n"));
    }

    [Test]
    public async Task Run_Json_IsOneObject() => Assert.That(
        (await RunAsync($"digest {Registry.Push("team/app", "1.0", Image)} --json")).Out, Is.EqualTo(
            $$"""
            {
              "reference": "{{Registry.Host}}/team/app:1.0",
              "registry": "{{Registry.Host}}",
              "repository": "team/app",
              "tag": "1.0",
              "digest": "{{Image.Root.Digest}}",
              "platform": null
            }

            """.ReplaceLineEndings("\n")));

    [Test]
    public async Task Run_WhatIsNotThere_ExitsWithNotFound()
    {
        var run = await RunAsync($"digest {Registry.Host}/team/none");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(run.Out, Is.Empty);
        Assert.That(run.Error, Does.Match(@"\Aregpull: [^\n]*team/none[^\n]*\n\z"));
    }

    [TestCase("digest", "no image was named: write for example regpull digest nginx:1.27")]
    [TestCase("digest -- one two", "'two' is one image too many: regpull digest takes one at a time")]
    [TestCase("digest UPPER", "'UPPER' is not an image reference")]
    [TestCase("digest nginx --platform linux", "'linux' is not a platform")]
    [TestCase("digest nginx --progress tty", "unrecognized option '--progress'")]
    [TestCase("digest nginx -j 2", "unrecognized option '-j'")]
    public async Task Run_WrongUsage_SaysSoBeforeAnythingIsAsked(string commandLine, string message)
    {
        var run = await RunAsync(commandLine);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.StartWith($"regpull: {message}"));
    }

    [Test]
    public async Task Run_Cancelled_PromisesNothingToResume()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var run = new Run();
        run.Composition = new Composition(run.Variables.GetValueOrDefault);

        Assert.That(
            await run.StartAsync($"digest {Registry.Host}/team/app", cancelled.Token), Is.EqualTo(ExitCode.Cancelled));
        Assert.That(run.Error, Is.EqualTo("regpull: cancelled\n"));
    }
}
