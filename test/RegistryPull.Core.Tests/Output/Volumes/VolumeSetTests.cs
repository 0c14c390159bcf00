using System.Security.Cryptography;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;
using RegistryPull.Transfer;

namespace RegistryPull.Output.Volumes;

/// <summary>Outputs in volumes: what is written, resumed, recognised and refused.</summary>
[TestFixture]
internal sealed class VolumeSetTests
{
    private const long Size = 20_000;

    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 2, LayerSize = 50_000 });

    private static readonly ImageFixture Other = Fixture.Image(
        new ImageRecipe { Seed = 2, Layers = 1, LayerSize = 25_000 });

    private static readonly Descriptor Layer = Image.Layers()[0];

    [TestCase("docker")]
    [TestCase("oci-archive")]
    public async Task Pull_InVolumes_JoinsToTheArchive(string format)
    {
        await using var pull = await StartAsync(format);

        var result = await RunAsync(pull);

        var volumes = Volumes(pull);
        Assert.That(volumes.SkipLast(1).Select(static path => new FileInfo(path).Length), Is.All.EqualTo(Size));
        Assert.That(result.Volumes.Select(static volume => volume.Path), Is.EqualTo(volumes));
        Assert.That(
            (result.Output, result.Size),
            Is.EqualTo((volumes[0], volumes.Sum(static path => new FileInfo(path).Length))));
        Layout.AssertArchive(Joined(pull), Image);
        await pull.RunAsync();
        Assert.That(await File.ReadAllBytesAsync(pull.Output), Is.EqualTo(await File.ReadAllBytesAsync(Joined(pull))));
    }

    [Test]
    public async Task Pull_InVolumes_LeavesChecksumsAndScriptsAndNothingElse()
    {
        await using var pull = await StartAsync();

        var result = await RunAsync(pull);

        var lines = result.Volumes.Select(static volume => $"{Sha256(volume.Path)}  {Path.GetFileName(volume.Path)}\n");
        Assert.That(await File.ReadAllTextAsync(pull.Output + ".sha256"), Is.EqualTo(string.Concat(lines)));
        Assert.That(
            result.Volumes.Select(static volume => volume.Sha256.Hex),
            Is.EqualTo(result.Volumes.Select(static volume => Sha256(volume.Path))));
        string[] others = ["image.join.ps1", "image.join.sh", "image.sha256"];
        Assert.That(
            Directory.GetFileSystemEntries(pull.Folder).Select(Path.GetFileName),
            Is.EquivalentTo(Volumes(pull).Select(Path.GetFileName).Concat(others)));
    }

    // The second run finds the set, and writes nothing.
    [TestCase(1)]
    [TestCase(2)]
    public async Task Pull_InVolumesWithATransferFile_NamesTheVolumeThatEachLayerBeginsIn(int runs)
    {
        await using var pull = await StartAsync();
        PullResult? result = null;
        for (var run = 0; run < runs; run++)
        {
            result = await pull.RunAsync(request => request with { VolumeSize = Size, WritesTransfer = true });
        }

        var archive = await File.ReadAllBytesAsync(Joined(pull));
        var expected = Image.Layers().Select(layer =>
            $"image.{(archive.AsSpan().IndexOf(Image.Blobs[layer.Digest]) / Size) + 1:000}");
        var transfer = TransferFormat.Read(await File.ReadAllBytesAsync(result!.TransferFile!), "transfer");
        Assert.That(transfer.Images.Single().Layers.Select(static layer => layer.Volume), Is.EqualTo(expected));
    }

    [Test]
    public async Task Pull_ASizeAboveTheArchive_MakesOneVolume()
    {
        await using var pull = await StartAsync();

        var result = await RunAsync(pull, 1 << 30);

        Assert.That(
            result.Volumes.Select(static volume => Path.GetFileName(volume.Path)), Is.EqualTo(new[] { "image.001" }));
        Layout.AssertArchive(result.Volumes[0].Path, Image);
    }

    // What is interrupted, and how the next run writes: the same way, in other volumes, in one piece.
    [TestCase(Size, Size)]
    [TestCase(Size, 7_777L)]
    [TestCase(Size, null)]
    [TestCase(null, Size)]
    public async Task Pull_AfterAFailure_AsksForTheRestAlone(long? before, long? after)
    {
        await using var pull = await StartAsync();
        pull.Options = pull.Options with { Retries = 0 };
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(30_000));
        await pull.FailAsync<RegistryUnavailableException>(request => request with { VolumeSize = before });
        Assert.That(Volumes(pull), Is.Empty);
        pull.Registry.Requests.Clear();

        await pull.RunAsync(request => request with { VolumeSize = after });

        Assert.That(pull.Asked(Layer).Single().Range, Is.EqualTo("bytes=30000-"));
        Layout.AssertArchive(after is null ? pull.Output : Joined(pull), Image);
    }

    [Test]
    public async Task Pull_WhatWasLeftOfAVolumeIsDamaged_FetchesItAgain()
    {
        await using var pull = await StartAsync();
        pull.Options = pull.Options with { Retries = 0 };
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(30_000));
        await pull.FailAsync<RegistryUnavailableException>(static request => request with { VolumeSize = Size });
        foreach (var volume in Directory.GetFiles(pull.Partial, "00*", SearchOption.AllDirectories))
        {
            await File.WriteAllBytesAsync(volume, new byte[Size]);
        }

        await RunAsync(pull);

        Layout.AssertArchive(Joined(pull), Image);
    }

    [Test]
    public async Task Pull_TheSameExists_IsUpToDateWithoutALayer()
    {
        await using var pull = await StartAsync();
        var first = await RunAsync(pull);
        pull.Registry.Requests.Clear();

        var result = await RunAsync(pull);

        Assert.That((result.UpToDate, result.Size), Is.EqualTo((true, 0L)));
        Assert.That(result.Volumes, Is.EqualTo(first.Volumes));
        Assert.That(Image.Layers().SelectMany(pull.Asked), Is.Empty);
    }

    // what is wrong with the set that exists
    [TestCase("flip 002")]
    [TestCase("remove 003")]
    [TestCase("add 009")]
    [TestCase("remove sha256")]
    [TestCase("change sha256")]
    [TestCase("link 001")]
    public async Task Pull_AnotherExists_IsRefusedAndUntouched(string damage)
    {
        await using var pull = await StartAsync();
        await RunAsync(pull);
        Damage(pull.Output, damage);
        var before = Snapshot(pull);

        var error = await pull.FailAsync<OutputException>(static request => request with { VolumeSize = Size });

        Assert.That(error.Message, Does.Contain("--force"));
        Assert.That(Snapshot(pull), Is.EqualTo(before));
    }

    [Test]
    public async Task Pull_AnotherSize_IsRefused()
    {
        await using var pull = await StartAsync();
        await RunAsync(pull);

        var error = await pull.FailAsync<OutputException>(static request => request with { VolumeSize = Size / 2 });

        Assert.That(error.Message, Does.Contain("exists in volumes"));
    }

    [Test]
    public async Task Pull_Force_ReplacesTheSetWithItsLastVolumes()
    {
        await using var pull = await StartAsync();
        await RunAsync(pull);
        var before = Volumes(pull).Length;
        pull.Push(Other);

        await pull.RunAsync(static request => request with { VolumeSize = Size, Force = true });

        Assert.That(Volumes(pull), Has.Length.LessThan(before));
        Layout.AssertArchive(Joined(pull), Other);
    }

    [Test]
    public async Task Pull_ForceThatFails_LeavesTheOldSet()
    {
        await using var pull = await StartAsync();
        await RunAsync(pull);
        pull.Push(Other);
        pull.Registry.Faults.Add(When.Digest(Other.Layers()[0].Digest), Faults.Status(404));

        await pull.FailAsync<ImageNotFoundException>(
            static request => request with { VolumeSize = Size, Force = true });

        Layout.AssertArchive(Joined(pull), Image);
    }

    // A run that was killed when some volumes had their names.
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(3)]
    public async Task Pull_StoppedWhileNamesWereGiven_GivesTheRest(int named)
    {
        await using var pull = await StartAsync();
        await RunAsync(pull);
        var content = Directory.CreateDirectory(Path.Combine(pull.Partial, "content"));
        var folder = content.CreateSubdirectory($"volumes-{Size}");
        foreach (var volume in Volumes(pull).Skip(named))
        {
            File.Move(volume, Path.Combine(folder.FullName, Path.GetExtension(volume)[1..]));
        }

        foreach (var name in new[] { "image.join.sh", "image.join.ps1", "image.sha256" })
        {
            File.Move(Path.Combine(pull.Folder, name), Path.Combine(content.FullName, name));
        }

        await File.WriteAllTextAsync(Path.Combine(pull.Partial, "journal"), $"forget {Layer.Digest}\n");
        pull.Registry.Requests.Clear();

        var result = await RunAsync(pull);

        Assert.That((result.UpToDate, Image.Layers().SelectMany(pull.Asked).Any()), Is.EqualTo((true, false)));
        Assert.That(Directory.Exists(pull.Partial), Is.False);
        Layout.AssertArchive(Joined(pull), Image);
    }

    [Test]
    public async Task Pull_MoreThan999Volumes_IsRefusedWithASizeThatFits()
    {
        await using var pull = await StartAsync();

        var error = await pull.FailAsync<InvalidRequestException>(static request => request with { VolumeSize = 100 });

        Assert.That(error.Message, Does.Contain("999 can be named: --split 1M"));
        Assert.That(Image.Layers().SelectMany(pull.Asked), Is.Empty);
    }

    [TestCase("oci")]
    [TestCase("rootfs")]
    [TestCase("rootfs-tar")]
    public async Task Pull_AFormatThatIsNotPlannedAsAFile_IsRefused(string format)
    {
        await using var pull = await StartAsync(format);

        var error = await pull.FailAsync<InvalidRequestException>(static request => request with { VolumeSize = Size });

        Assert.That(error.Message, Does.Contain($"'{format}' is not written in volumes"));
    }

    [Test]
    public async Task Pull_WithACache_StoresTheLayersOfVolumes()
    {
        await using var pull = await StartAsync();
        pull.Options = pull.Options with { Cache = Path.Combine(pull.Folder, "cache") };
        await RunAsync(pull);
        pull.Registry.Requests.Clear();

        await pull.RunAsync();

        Assert.That(Image.Layers().SelectMany(pull.Asked), Is.Empty);
        Layout.AssertArchive(pull.Output, Image);
    }

    private static async Task<Pull> StartAsync(string format = "docker")
    {
        var pull = await Pull.StartAsync(Image);
        pull.Format = format;
        return pull;
    }

    private static Task<PullResult> RunAsync(Pull pull, long size = Size) =>
        pull.RunAsync(request => request with { VolumeSize = size });

    private static string[] Volumes(Pull pull) =>
        [.. Directory.GetFiles(pull.Folder, "image.0*").Order(StringComparer.Ordinal)];

    private static string Joined(Pull pull)
    {
        var joined = Path.Combine(pull.Folder, "joined");
        File.WriteAllBytes(joined, [.. Volumes(pull).SelectMany(File.ReadAllBytes)]);
        return joined;
    }

    private static string Snapshot(Pull pull) => string.Join(
        '\n', Directory.GetFiles(pull.Folder).Order(StringComparer.Ordinal)
            .Select(static path => $"{path} {Sha256(path)}"));

    private static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static void Damage(string output, string damage)
    {
        var path = $"{output}.{damage.Split(' ')[1]}";
        switch (damage.Split(' ')[0])
        {
            case "flip":
                var bytes = File.ReadAllBytes(path);
                bytes[^1] ^= 1;
                File.WriteAllBytes(path, bytes);
                break;
            case "remove":
                File.Delete(path);
                break;
            case "link":
                File.Move(path, output + ".elsewhere");
                File.CreateSymbolicLink(path, output + ".elsewhere");
                break;
            default:
                File.AppendAllText(path, "more");
                break;
        }
    }
}
