using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests;

/// <summary>The program as it is composed, against a registry in this process.</summary>
internal sealed class EndToEndTests
{
    private readonly string _directory = Directory.CreateTempSubdirectory("regpull-").FullName;
    private FakeRegistry _registry = null!;

    [SetUp]
    public async Task Start() => _registry = await FakeRegistry.StartAsync();

    [TearDown]
    public async Task Stop()
    {
        await _registry.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Test]
    public async Task Pull_AnImage_WritesTheFileThatItNames()
    {
        var reference = _registry.Push("team/app", "1.0", Fixture.Image());
        var output = Path.Combine(_directory, "app.tar");

        var run = await StartAsync($"pull {reference} -o {output}");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Is.EqualTo(output + "\n"));
        Assert.That(new FileInfo(output).Length, Is.Positive);
    }

    [Test]
    public async Task Pull_Again_IsUpToDate()
    {
        var reference = _registry.Push("team/app", "1.0", Fixture.Image());
        var command = $"pull {reference} -o {Path.Combine(_directory, "app.tar")}";

        await StartAsync(command);
        var again = await StartAsync(command + " --json");

        Assert.That(again.ExitCode, Is.Zero, again.Error);
        Assert.That(again.Json[0].GetProperty("upToDate").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Pull_AnArchiveWithALock_SaysThatNothingIsLocked()
    {
        var reference = _registry.Push("team/app", "1.0", Fixture.Image());
        var archive = Path.Combine(_directory, "app.tar");
        var locked = Path.Combine(_directory, "images.lock");
        await StartAsync($"pull {reference} -o {archive}");

        var run = await StartAsync($"pull {archive} -f oci -o {Path.Combine(_directory, "layout")} --lock {locked}");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("is not locked: the archive decides what its names mean (--lock)"));
        Assert.That(locked, Does.Not.Exist);
    }

    [Test]
    public async Task Pull_ToStandardOutput_IsTheFilesBytes()
    {
        var reference = _registry.Push("team/app", "1.0", Fixture.Image());
        var output = Path.Combine(_directory, "app.tar");

        await StartAsync($"pull {reference} -o {output}");
        var streamed = await StartAsync($"pull {reference} -o -");

        Assert.That(streamed.Console.Bytes.ToArray(), Is.EqualTo(await File.ReadAllBytesAsync(output)));
        Assert.That(streamed.Out, Is.Empty);
    }

    [Test]
    public async Task Pull_ArchivesOfAList_AreFoundBesideIt()
    {
        var reference = _registry.Push("team/app", "1.0", Fixture.Image());
        Directory.CreateDirectory(Path.Combine(_directory, "lists"));
        await StartAsync($"pull {reference} -o {Path.Combine(_directory, "lists", "app.tar")}");
        var list = Path.Combine(_directory, "lists", "images.txt");
        await File.WriteAllTextAsync(list, $"# beside this list\n./app.tar#{reference}\n");

        var run = await StartAsync($"pull --from {list} -f oci -o {Path.Combine(_directory, "layout")} --json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Json[0].GetProperty("layers")[0].GetProperty("from").GetString(), Is.EqualTo("archive"));
    }

    [Test]
    public async Task Pull_ATransferFileAsBase_LeavesOutWhatWasCarried()
    {
        var reference = _registry.Push("team/app", "1.0", Fixture.Image());
        var other = _registry.Push("team/other", "1.0", Fixture.Image(new ImageRecipe { Seed = 5 }));
        await StartAsync($"pull {reference} {other} -o {Path.Combine(_directory, "week1.tar")}");

        var run = await StartAsync($"pull {reference} --base {Path.Combine(_directory, "week1.transfer.json")} -o {Path.Combine(_directory, "week2.tar")} --json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(
            run.Json[0].GetProperty("layers").EnumerateArray()
                .Select(static layer => layer.GetProperty("from").GetString()),
            Is.All.EqualTo("omitted"));
    }

    [Test]
    public async Task Pull_ReportWithReferrers_NamesThem()
    {
        var image = Fixture.Image();
        var reference = _registry.Push("team/app", "1.0", image);
        var signature = Fixture.Referrer(image.Root.Descriptor, "application/vnd.example.signature");
        _registry.Push("team/app", "signature", signature);
        var report = Path.Combine(_directory, "report.html");

        var run = await StartAsync(
            $"pull {reference} --referrers -f oci -o {Path.Combine(_directory, "layout")} --report {report}");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(
            await File.ReadAllTextAsync(report),
            Does.Contain($"{signature.Root.Digest}").And.Contain("application/vnd.example.signature")
                .And.Contain($"{image.Root.Digest}"));
    }

    [Test]
    public async Task Pull_WhatIsNotThere_ExitsWithNotFoundAndOneLine()
    {
        var run = await StartAsync($"pull {_registry.Host}/team/none -o {Path.Combine(_directory, "none.tar")}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(run.Error, Does.Match(@"\Aregpull: [^\n]*team/none[^\n]*\n\z"));
    }

    [Test]
    public async Task Pull_AnUnknownFormat_ListsTheFormats()
    {
        var run = await StartAsync($"pull {_registry.Host}/team/app -f zip");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("docker, files, oci, oci-archive"));
    }

    [Test]
    public async Task Pull_TheRootFileSystem_IsADirectoryAndATar()
    {
        var reference = _registry.Push("team/app", "1.0", Fixture.Image());
        var output = Path.Combine(_directory, "app");

        var directory = await StartAsync($"pull {reference} -f rootfs -o {output} --json");
        var tar = await StartAsync($"pull {reference} -f rootfs-tar -o -");

        Assert.That(directory.ExitCode, Is.Zero, directory.Error);
        var hello = Directory.EnumerateFiles(output, "hello.txt", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.That(hello, Is.EqualTo(new[] { "hello\n", "hello\n" }));
        Assert.That(directory.Out, Does.Contain("\"size\": 2012"));
        Assert.That(tar.Console.Bytes.ToArray().AsSpan().IndexOf("hello.txt"u8), Is.Positive);
    }

    [TestCase("docker")]
    [TestCase("oci")]
    [TestCase("oci-archive")]
    public async Task Pull_UncompressedLayers_SaysUnderWhichDigestTheyAre(string format)
    {
        var reference = _registry.Push("team/app", "1.0", Fixture.Image());

        var run = await StartAsync(
            $"pull {reference} -f {format} --layer-compression none --json -o {Path.Combine(_directory, "app")}");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using var json = System.Text.Json.JsonDocument.Parse(run.Out);
        var image = json.RootElement[0];
        Assert.That(image.GetProperty("digest").GetString(), Is.EqualTo(Fixture.Image().Root.Digest.ToString()));
        Assert.That(run.Error, Does.Contain($"its digest is {image.GetProperty("outputDigest").GetString()}"));
    }

    [TestCase("rootfs", "none")]
    [TestCase("docker", "gzip")]
    public async Task Pull_ACompressionThatCannotBe_IsWrongUsage(string format, string compression)
    {
        var run = await StartAsync($"pull {_registry.Host}/team/app -f {format} --layer-compression {compression}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("--layer-compression"));
    }

    [Test]
    public async Task Pull_TheRootFileSystemOverAnother_IsRefused()
    {
        var reference = _registry.Push("team/app", "1.0", Fixture.Image());
        var command = $"pull {reference} -f rootfs -o {Path.Combine(_directory, "app")}";

        await StartAsync(command);
        var again = await StartAsync(command);

        Assert.That(again.ExitCode, Is.EqualTo(ExitCode.Output));
        Assert.That(again.Error, Does.Contain("exists").And.Contain("--force"));
        Assert.That((await StartAsync($"{command} --force")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Formats_AsComposed_HasTheDefaultOfPull() =>
        Assert.That((await StartAsync("formats")).Out, Does.Contain("docker  "));

    private Task<Run> StartAsync(string commandLine) => Run.OfAsync(commandLine, run =>
    {
        run.Variables[OperatingSystem.IsWindows() ? "LOCALAPPDATA" : "XDG_STATE_HOME"] = Path.Combine(
            _directory, "state");
        run.Composition = new Composition(run.Variables.GetValueOrDefault, _directory);
    });
}
