using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class RequestOptionsTests
{
    [Test]
    public async Task Read_OnlyAnImage_HasTheDefaults()
    {
        var request = (await Run.OfAsync("pull nginx")).Request;

        Assert.That(request.Images, Is.EqualTo(new ImageLocator[] { ImageReference.Parse("nginx") }));
        Assert.That(request.Format, Is.EqualTo("docker"));
        Assert.That(request.Output, Is.Null);
        Assert.That(request.Stream, Is.Null);
        Assert.That(request.Force, Is.False);
        Assert.That(request.Platforms, Is.EqualTo(PlatformChoice.Default));
        Assert.That(request.Names, Is.Empty);
    }

    [TestCase("pull nginx -f oci", "oci")]
    [TestCase("pull nginx -foci", "oci")]
    [TestCase("pull nginx --format oci", "oci")]
    [TestCase("pull nginx --format=oci", "oci")]
    [TestCase("pull --format oci nginx", "oci")]
    [TestCase("pull -qf oci nginx", "oci")]
    public async Task Read_Format_InEverySpelling(string arguments, string format) =>
        Assert.That((await Run.OfAsync(arguments)).Request.Format, Is.EqualTo(format));

    // images | -o    | requests | streamed
    // 1      | -     | 1        | no
    // 2      | none  | 2        | no
    // 2      | FILE  | 1        | no
    // 2      | "-"   | 1        | yes
    [TestCase("pull a", 1, false)]
    [TestCase("pull a b", 2, false)]
    [TestCase("pull a b -o x.tar", 1, false)]
    [TestCase("pull a b -o -", 1, true)]
    [TestCase("pull a b --output=-", 1, true)]
    [TestCase("pull a -- b", 2, false)]
    public async Task Read_ImagesAndOutput_DecideTheNumberOfOutputs(string arguments, int requests, bool streamed)
    {
        var run = await Run.OfAsync(arguments);

        Assert.That(run.Pull.Requests, Has.Count.EqualTo(requests));
        Assert.That(run.Pull.Requests[0].Stream is not null, Is.EqualTo(streamed));
    }

    [Test]
    public async Task Read_OutputDirectory_IsForEachImage()
    {
        var requests = (await Run.OfAsync("pull a b --output-dir out")).Pull.Requests;

        Assert.That(
            requests.Select(static request => (request.Output, request.OutputDirectory)),
            Is.EqualTo(new[] { ((string?)null, "out"), (null, "out") }));
    }

    [Test]
    public async Task Read_TildeThatNoShellExpanded_IsTheHomeDirectory()
    {
        var run = await Run.OfAsync(
            "pull nginx --output=~/x.tar",
            static run => run.Variables[OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME"] = "/home/ann");

        Assert.That(run.Request.Output, Is.EqualTo("/home/ann/x.tar"));
    }

    [Test]
    public async Task Read_ForceAndTags_AreTaken()
    {
        var request = (await Run.OfAsync("pull nginx --force --tag mine:1 --tag ghcr.io/me/mine:2")).Request;

        Assert.That(request.Force);
        Assert.That(
            request.Names.Select(static name => name.ToString()),
            Is.EqualTo(new[] { "docker.io/library/mine:1", "ghcr.io/me/mine:2" }));
    }

    // --platform | REGPULL_PLATFORM | DOCKER_DEFAULT_PLATFORM | taken
    [TestCase("", null, null, "")]
    [TestCase("", null, "linux/arm64", "linux/arm64")]
    [TestCase("", "linux/s390x", "linux/arm64", "linux/s390x")]
    [TestCase("", "linux/s390x, linux/386", null, "linux/s390x,linux/386")]
    [TestCase("--platform linux/amd64", "linux/s390x", "linux/arm64", "linux/amd64")]
    [TestCase("--platform linux/amd64 --platform linux/arm", null, null, "linux/amd64,linux/arm/v7")]
    [TestCase("--platform all", null, null, "all")]
    [TestCase("", "all", null, "all")]
    public async Task Read_Platforms_OptionThenOursThenDockers(
        string option, string? ours, string? dockers, string taken)
    {
        var run = await Run.OfAsync($"pull nginx {option}", run =>
        {
            run.Variables["REGPULL_PLATFORM"] = ours ?? "";
            run.Variables["DOCKER_DEFAULT_PLATFORM"] = dockers ?? "";
        });

        var choice = run.Request.Platforms;
        Assert.That(choice.IsAll ? "all" : string.Join(',', choice.Platforms), Is.EqualTo(taken));
    }

    [TestCase("pull", "no image was named")]
    [TestCase("pull UPPER", "'UPPER' is not an image reference")]
    [TestCase("pull nginx --platform linux", "'linux' is not a platform")]
    [TestCase("pull nginx --platform all --platform linux/amd64", "all means every platform")]
    [TestCase("pull nginx --tag A", "'A' is not an image reference")]
    [TestCase("pull a b --tag c", "--tag names one image, but 2 were given")]
    [TestCase("pull nginx --output=", "--output is empty")]
    [TestCase("pull nginx --output-dir=", "--output-dir is empty")]
    [TestCase("pull nginx -o x.tar --output-dir y", "--output-dir and --output both say where the output goes")]
    [TestCase("pull nginx -o - --json", "-o - and --json both want standard output")]
    public async Task Read_WhatCannotBe_IsWrongUsageBeforeAnythingIsBuilt(string arguments, string message)
    {
        var run = await Run.OfAsync(arguments);

        Assert.That(run.Error, Does.StartWith("regpull: ").And.Contain(message));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Pull.Options, Is.Null);
    }

    [Test]
    public async Task Read_AnArchiveForATerminal_IsRefused()
    {
        var run = await Run.OfAsync("pull nginx -o -", static run => run.Console.IsOutputTerminal = true);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("redirect standard output"));
    }
}
