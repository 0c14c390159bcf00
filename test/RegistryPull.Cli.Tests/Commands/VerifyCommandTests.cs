using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Commands;

/// <summary>What is pulled is verified: archives, volumes and deltas.</summary>
internal sealed class VerifyCommandTests : Registered
{
    private static readonly byte[] Base = Tar("base");

    private readonly string _folder = Directory.CreateTempSubdirectory("regpull-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("docker")]
    [TestCase("oci")]
    [TestCase("oci-archive")]
    public async Task Run_WhatWasPulled_IsWhole(string format)
    {
        var image = Registry.Push("team/app", "1.0", Fixture.Image());
        await PullAsync($"{image} -f {format}");

        var run = await RunAsync($"verify {_folder}/x.tar");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(
            run.Out,
            Does.Contain($"{_folder}/x.tar is complete and correct").And.Contain("team/app:1.0").And.Contain("podman"));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task Run_Json_HasTheEnginesAsFields()
    {
        await PullAsync($"{Registry.Push("team/app", "1.0", Fixture.Image())} -f oci-archive");

        var result = (await RunAsync($"verify {_folder}/x.tar --json")).Json;

        Assert.That(result.GetProperty("whole").GetBoolean(), Is.True);
        var docker = result.GetProperty("engines")[0];
        Assert.That(docker.GetProperty("loads").GetBoolean(), Is.False);
        Assert.That(docker.GetProperty("notes")[0].GetString(), Is.EqualTo("no manifest.json"));
    }

    [Test]
    public async Task Run_ADamagedArchive_Exits6WithALineForEachFinding([Values] bool json)
    {
        var image = Fixture.Image(new ImageRecipe { LayerSize = 5000 });
        await PullAsync(Registry.Push("team/app", "1.0", image));
        var bytes = await File.ReadAllBytesAsync($"{_folder}/x.tar");
        foreach (var blob in image.Blobs.Values.Where(static blob => blob.Length > 4000))
        {
            bytes[bytes.AsSpan().IndexOf(blob) + 3000] ^= 1;
        }

        await File.WriteAllBytesAsync($"{_folder}/x.tar", bytes);

        var run = await RunAsync($"verify {_folder}/x.tar{(json ? " --json" : "")}");

        Assert.That(run.Out, Does.Not.Contain("podman"), "no engine loads what is damaged");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.InvalidContent));
        Assert.That(
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Has.Length.EqualTo(2).And.All.Contains("does not match its digest"));
        Assert.That(run.Out, Does.Contain(json ? "\"kind\": \"blob\"" : "has 2 findings"));
    }

    [Test]
    public async Task Run_Volumes_AreCheckedAndAMissingLastOneIsNamed(
        [Values("transfer.json", "tar.sha256")] string kept)
    {
        await PullAsync(
            $"{Registry.Push("team/app", "1.0", Fixture.Image(new ImageRecipe { LayerSize = 100_000 }))} --split 64K");
        var last = Directory.GetFiles(_folder, "x.tar.0*").Order().Last();
        var whole = await RunAsync($"verify {_folder}/x.tar.001");
        File.Delete($"{_folder}/x.{(kept == "transfer.json" ? "tar.sha256" : "transfer.json")}");
        File.Delete(last);

        var run = await RunAsync($"verify {_folder}/x.tar.001");

        Assert.That(whole.ExitCode, Is.Zero, whole.Error);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.InvalidContent));
        Assert.That(run.Error, Is.EqualTo($"regpull: the volume {last} is missing\n"));
    }

    [Test]
    public async Task Run_ADamagedVolume_IsNamedWithItsBlob()
    {
        await PullAsync(
            $"{Registry.Push("team/app", "1.0", Fixture.Image(new ImageRecipe { LayerSize = 100_000 }))} --split 64K");
        var bytes = await File.ReadAllBytesAsync($"{_folder}/x.tar.002");
        bytes[30_000] ^= 1;
        await File.WriteAllBytesAsync($"{_folder}/x.tar.002", bytes);

        var run = await RunAsync($"verify {_folder}/x.tar.001");

        Assert.That(
            run.Error, Does.Contain("x.tar.002 does not match its checksum").And.Contain("is damaged: the blob"));
    }

    [Test]
    public async Task Run_ADelta_NeedsItsBase([Values("none", "reference", "archive", "other")] string given)
    {
        var old = Registry.Push("team/app", "1", Fixture.OfTars(Base));
        var other = Registry.Push("team/other", "1", Fixture.OfTars(Tar("other")));
        var changed = Registry.Push("team/app", "2", Fixture.OfTars(Base, Tar("new")));
        await RunAsync($"pull {old} -o {_folder}/base.tar -q");
        await PullAsync($"{changed} --base {old}");
        var options = given switch
        {
            "reference" => $" --base {old}",
            "archive" => $" --base {_folder}/base.tar",
            "other" => $" --base {other}",
            _ => "",
        };

        var run = await RunAsync($"verify {_folder}/x.tar{options} --json");

        var isWhole = given is "reference" or "archive";
        Assert.That(run.Json.GetProperty("whole").GetBoolean(), Is.EqualTo(isWhole), run.Error);
        Assert.That(run.ExitCode, Is.EqualTo(isWhole ? ExitCode.Done : ExitCode.InvalidContent));
        Assert.That(run.Error.Contains($"incomplete: needs {old}", StringComparison.Ordinal), Is.EqualTo(!isWhole));
        Assert.That(run.Json.GetProperty("engines")[3].GetProperty("notes").ToString(), Does.Contain("needs the base"));
    }

    [Test]
    public async Task Run_ABaseThatIsDamaged_IsNamed()
    {
        var fixture = Fixture.OfTars(Base);
        var old = Registry.Push("team/app", "1", fixture);
        await RunAsync($"pull {old} -o {_folder}/base.tar -q");
        await PullAsync($"{Registry.Push("team/app", "2", Fixture.OfTars(Base, Tar("new")))} --base {old}");
        var bytes = await File.ReadAllBytesAsync($"{_folder}/base.tar");
        bytes[bytes.AsSpan().IndexOf(fixture.Blobs.Values.MaxBy(static blob => blob.Length)) + 40] ^= 1;
        await File.WriteAllBytesAsync($"{_folder}/base.tar", bytes);

        var run = await RunAsync($"verify {_folder}/x.tar --base {_folder}/base.tar");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.InvalidContent));
        Assert.That(run.Error, Does.Contain("base.tar is damaged"));
    }

    [Test]
    public async Task Run_AnotherTransferFile_DoesNotFit()
    {
        var first = Registry.Push("team/a", "1", Fixture.Image());
        var second = Registry.Push("team/b", "1", Fixture.Image(new ImageRecipe { Seed = 2 }));
        await PullAsync($"{first} {second}");
        await RunAsync($"pull {first} -o {_folder}/y.tar -q");
        File.Move($"{_folder}/y.tar", $"{_folder}/x.tar", overwrite: true);

        var run = await RunAsync($"verify {_folder}/x.tar");

        Assert.That(run.Error, Does.Contain($"lists {second} (sha256:").And.Contain("bytes, and not the"));
    }

    [TestCase("verify ./none.tar", ExitCode.NotFound, "none.tar does not exist")]
    [TestCase("verify", ExitCode.Usage, "no path was named")]
    [TestCase("verify a b", ExitCode.Usage, "unrecognized command or argument 'b'")]
    public async Task Run_NoArchive_SaysWhy(string commandLine, int exitCode, string message)
    {
        var run = await RunAsync(commandLine);

        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
        Assert.That(run.Error, Does.Contain(message));
    }

    private async Task PullAsync(string arguments)
    {
        var run = await RunAsync($"pull {arguments} -o {_folder}/x.tar -q");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    private static byte[] Tar(string name) => TarText.Of((name, $"content of {name}"));
}
