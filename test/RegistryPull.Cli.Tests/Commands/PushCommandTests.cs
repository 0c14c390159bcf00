using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class PushCommandTests : Registered
{
    private static readonly ImageFixture Image = Fixture.Image();

    private FakeRegistry _target = null!;
    private string _folder = "";

    [SetUp]
    public async Task StartTarget()
    {
        _target = await FakeRegistry.StartAsync(new FakeRegistryOptions { SeparatesRepositories = true });
        _folder = Directory.CreateTempSubdirectory().FullName;
    }

    [TearDown]
    public ValueTask StopTarget()
    {
        Directory.Delete(_folder, recursive: true);
        return _target.DisposeAsync();
    }

    [Test]
    public async Task Run_AnImage_PrintsItsNameWithItsDigest()
    {
        var image = Registry.Push("team/app", "1.0", Image);

        var run = await RunAsync($"push {image} {_target.Host}/mirror");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Is.EqualTo($"{_target.Host}/mirror/team/app:1.0@{Image.Root.Digest}\n"));
        Assert.That(_target.ManifestsOf("mirror/team/app")["1.0"], Is.EqualTo(Image.Root.Digest));
    }

    // The target has no layer of the base: all of them have to come from its archive.
    [Test]
    public async Task Run_ADelta_NeedsTheArchiveOfItsBase()
    {
        byte[][] tars = [.. Enumerable.Range(1, 3).Select(static size => new byte[512 * size])];
        var known = Registry.Push("team/app", "1", Fixture.OfTars(tars[..2]));
        var whole = Fixture.OfTars(tars);
        var image = Registry.Push("team/app", "2", whole);
        var (old, delta) = (Path.Combine(_folder, "old.tar"), Path.Combine(_folder, "delta.tar"));
        await RunAsync($"pull {known} -o {old}");
        await RunAsync($"pull {image} --base {known} -o {delta}");

        var alone = await RunAsync($"push {delta} {_target.Host}");
        var together = await RunAsync($"push {delta} {_target.Host} --layers-from {old}");

        Assert.That(alone.ExitCode, Is.EqualTo(6), alone.Error);
        Assert.That(together.ExitCode, Is.Zero, together.Error);
        Assert.That(_target.ManifestsOf("team/app")["2"], Is.EqualTo(whole.Root.Digest));
    }

    [TestCase("./b.tar")]
    [TestCase("/tmp/b.tar")]
    public async Task Run_WithoutARegistry_SaysThatTheLastArgumentIsOne(string last)
    {
        var run = await RunAsync($"push ./a.tar {last}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(
            run.Error,
            Does.StartWith(
                $"regpull: the last argument is the registry to push to, and '{last}' is a file or directory"));
    }

    [Test]
    public async Task Run_Json_IsAnArrayWithAnObjectForEachName()
    {
        var image = Registry.Push("team/app", "1.0", Image);

        var run = await RunAsync($"push {image} {_target.Host} --tag a:1 --tag b --json");

        var first = run.Json[0];
        Assert.That(
            run.Json.EnumerateArray().Select(static one => one.GetProperty("repository").GetString()),
            Is.EqualTo(new[] { "a", "b" }));
        Assert.That(first.GetProperty("digest").GetString(), Is.EqualTo($"{Image.Root.Digest}"));
        Assert.That(first.GetProperty("blobs")[0].GetProperty("state").GetString(), Is.EqualTo("sent"));
        Assert.That(
            first.GetProperty("bytesSent").GetInt64(), Is.EqualTo(Image.Blobs.Values.Sum(static blob => blob.Length)));
        Assert.That(run.Json[1].GetProperty("blobs")[0].GetProperty("state").GetString(), Is.EqualTo("mounted"));
    }

    [Test]
    public async Task Run_ProgressJson_EndsWithTheResult()
    {
        var image = Registry.Push("team/app", "1.0", Image);

        var run = await RunAsync($"push {image} {_target.Host} --progress json");

        var last = System.Text.Json.JsonElement.Parse(run.Error.Split('\n')[^2]);
        Assert.That(last.GetProperty("event").GetString(), Is.EqualTo("result"));
        Assert.That(last.GetProperty("bytesSent").GetInt64(), Is.Positive);
    }

    [Test]
    public async Task Run_DryRun_SaysWhatWouldBeSent()
    {
        var image = Registry.Push("team/app", "1.0", Image);

        var run = await RunAsync($"push {image} {_target.Host} --dry-run", static run => run.IsWatched = true);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Match("would be sent to .*, in 3 of 3 blobs"));
        Assert.That(
            _target.Requests.Of(RouteKind.Blob).Select(static request => request.Method), Is.All.EqualTo("HEAD"));
        Assert.That(_target.Requests.Uploads, Is.Empty);
    }

    [Test]
    public async Task Run_OneImageFails_PushesTheOthersAndExitsWithItsCode()
    {
        var image = Registry.Push("team/app", "1.0", Image);

        var run = await RunAsync($"push {Registry.Host}/team/none:1 {image} {_target.Host} --json");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(run.Json.GetArrayLength(), Is.EqualTo(2));
        Assert.That(run.Json[0].GetProperty("error").GetProperty("kind").GetString(), Is.EqualTo("notFound"));
        Assert.That(_target.ManifestsOf("team/app").ContainsKey("1.0"), Is.True);
    }

    [Test]
    public async Task Run_WhatIsTyped_IsForTheTargetAlone()
    {
        var run = await Run.OfAsync(
            "push nginx redis registry.example/p -u ann --plain-http",
            static run => run.Variables["REGPULL_PASSWORD"] = "s3cret");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Pull.Options!.Registry!.Name, Is.EqualTo("registry.example"));
        Assert.That(run.Pull.Options.Credential, Is.EqualTo(new RegistryCredential.Password("ann", "s3cret")));
        Assert.That(
            run.Pull.Pushes.Select(static push => push.Image.Reference.Familiar),
            Is.EqualTo(new[] { "nginx:latest", "redis:latest" }));
    }

    [TestCase("", true)]
    [TestCase("--platform all", true)]
    [TestCase("--platform linux/arm64", false)]
    public async Task Run_Platforms_AreAllUnlessNamed(string option, bool isAll)
    {
        var run = await Run.OfAsync(
            $"push nginx registry.example {option}",
            static run => run.Variables["DOCKER_DEFAULT_PLATFORM"] = "linux/s390x");

        Assert.That(run.Pull.Pushes.Single().Platforms.IsAll, Is.EqualTo(isAll));
    }

    [Test]
    public async Task Run_AnArchive_PushesEachOfItsImages()
    {
        var (first, second) = (
            Registry.Push("team/app", "1.0", Image),
            Registry.Push("team/tool", "2.0", Fixture.Image(new ImageRecipe { Seed = 2 })));
        var archive = await PullAsync($"{first} {second}");

        var run = await RunAsync($"push {archive} {_target.Host}/mirror");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Does.StartWith($"{_target.Host}/mirror/team/app:1.0@{Image.Root.Digest}\n"));
        Assert.That(_target.ManifestsOf("mirror/team/tool").ContainsKey("2.0"), Is.True);
    }

    [Test]
    public async Task Run_AnImageOfAnArchive_GoesUnderTheNameThatIsTyped()
    {
        var archive = await PullAsync(Registry.Push("team/app", "1.0", Image));

        var run = await RunAsync($"push {archive}#{Registry.Host}/team/app:1.0 {_target.Host} --tag other:3");

        Assert.That(run.Out, Is.EqualTo($"{_target.Host}/other:3@{Image.Root.Digest}\n"), run.Error);
    }

    [Test]
    public async Task Run_AnArchiveWithoutAName_NeedsOne()
    {
        Registry.Push("team/app", "1.0", Image);
        var archive = await PullAsync($"{Registry.Host}/team/app@{Image.Root.Digest}");

        var refused = await RunAsync($"push {archive} {_target.Host}");
        var named = await RunAsync($"push {archive} {_target.Host} --tag app:1");

        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.Usage), refused.Error);
        Assert.That(refused.Error, Does.Contain("give one with --tag NAME"));
        Assert.That(named.Out, Is.EqualTo($"{_target.Host}/app:1@{Image.Root.Digest}\n"), named.Error);
    }

    [Test]
    public async Task Run_SeveralImagesOfAnArchiveAndATag_IsRefused()
    {
        var (first, second) = (Registry.Push("team/app", "1.0", Image), Registry.Push("team/tool", "2.0", Image));
        var archive = await PullAsync($"{first} {second}");

        var run = await RunAsync($"push {archive} {_target.Host} --tag app:1");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((ExitCode.Usage, "")));
        Assert.That(run.Error, Does.Contain("--tag names one image, but 2 were given"));
    }

    [Test]
    public async Task Run_ADamagedArchive_NamesTheFileAndNoRegistry()
    {
        var archive = await PullAsync(Registry.Push("team/app", "1.0", Image));
        var bytes = await File.ReadAllBytesAsync(archive);
        var layer = Image.Blobs.Values.MaxBy(static blob => blob.Length)!;
        bytes[bytes.AsSpan().IndexOf(layer) + 100] ^= 1;
        await File.WriteAllBytesAsync(archive, bytes);

        var run = await RunAsync($"push {archive} {_target.Host}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.InvalidContent), run.Error);
        Assert.That(run.Error, Does.Contain($"{archive} is damaged: {Digest.Compute(layer)}").And.Not.Contain("(from"));
        Assert.That(_target.ManifestsOf("team/app"), Is.Empty);
    }

    [Test]
    public async Task Run_NoSuchArchive_Exits3()
    {
        var run = await RunAsync($"push {Path.Combine(_folder, "none.tar")} {_target.Host}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound), run.Error);
    }

    [TestCase("push", "name the images, then the registry")]
    [TestCase("push nginx", "name the images, then the registry")]
    [TestCase("push nginx team/app", "docker.io/team/app for Docker Hub")]
    [TestCase("push nginx UP registry.example", "'UP'")]
    [TestCase("push nginx registry.example --map nginx=web", "FROM begins with a registry")]
    [TestCase("push nginx redis registry.example --tag a", "--tag names one image, but 2 were given")]
    [TestCase("push nginx registry.example --platform all --platform linux/amd64", "all means every platform")]
    public async Task Run_WrongUsage_SaysSo(string commandLine, string message)
    {
        var run = await RunAsync(commandLine);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((ExitCode.Usage, "")));
        Assert.That(run.Error, Does.Contain(message));
    }

    private async Task<string> PullAsync(string images)
    {
        var archive = Path.Combine(_folder, "images.tar");
        var pulled = await RunAsync($"pull {images} -o {archive} -q");
        Assert.That(pulled.ExitCode, Is.Zero, pulled.Error);
        return archive;
    }
}
