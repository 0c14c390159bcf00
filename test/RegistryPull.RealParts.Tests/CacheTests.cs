using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>One cache and several processes, one of which is killed; and file systems that share bytes, or
/// cannot.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo")]
internal sealed class CacheTests : RealPartsTests
{
    private static readonly ImageFixture Image = Fixture.Image(
        new ImageRecipe { Seed = 81, Layers = 6, LayerSize = 4_000_000 });

    private string Cache => Workspace.PathOf("cache");

    [Test]
    public async Task Pull_TwoProcessesAtOnce_LeaveTwoRightOutputsAndARightCache()
    {
        var reference = await Registry.PushAsync("cache/two:1", Image);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(i => PullAsync("oci", $"{i}", reference)));

        foreach (var output in new[] { "0", "1" })
        {
            Assert.That(
                await Skopeo.DigestAsync($"oci:{Workspace.PathOf(output)}"), Is.EqualTo(Image.Root.Digest.ToString()));
            AssertBlobs(Workspace.PathOf(output), Image.Blobs.Count + Image.Manifests.Count);
        }

        AssertBlobs(Cache, 6);
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(Cache, "ingest")), Is.Empty);
    }

    [TestCase("docker")]
    [TestCase("oci")]
    [TestCase("-")]
    public async Task Pull_KilledWhileItKeeps_LeavesOnlyWhatIsRight(string format)
    {
        await using var registry = await FakeRegistry.StartAsync();
        var reference = registry.Push("cache/killed", "1", Image);
        registry.Faults.Add(When.Blob, StallAfterTwoLayers(), times: int.MaxValue);

        await KillAsync(format, reference);
        AssertBlobs(Cache, atMost: 2);
        registry.Faults.Clear();

        await PullAsync("oci", "after", reference);
        AssertBlobs(Cache, 6);
        Assert.That(
            await Skopeo.DigestAsync($"oci:{Workspace.PathOf("after")}"), Is.EqualTo(Image.Root.Digest.ToString()));
        (await Nobody.RunAsync(Workspace, ["cache", "prune", "--cache", Cache])).Succeeded();
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(Cache, "ingest")), Is.Empty);
    }

    [Test]
    public async Task Pull_OnAFileSystemThatLinks_MakesNoSecondFile()
    {
        var reference = await Registry.PushAsync("cache/linked:1", Image);

        await PullAsync("oci", "first", reference);
        await PullAsync("oci", "second", reference);

        var layer = Image.Export().Manifests[0].Manifest.Layers[0].Digest.Hex;
        string[] places =
            [Path.Combine(Cache, "blobs"), Workspace.PathOf("first/blobs"), Workspace.PathOf("second/blobs")];
        var nodes = (
            await ProgramRun.RunAsync(
                "stat",
                [
                    "-c", "%i",
                    .. places.Select(
                        place => Path.Combine(place, "sha256", layer)),
                ])).Succeeded().Split('\n').Distinct().Count();
        Assume.That(nodes, Is.LessThanOrEqualTo(1).Or.EqualTo(3));
        Assert.That(nodes, Is.EqualTo(await IsCloningAsync() ? 3 : 1));
    }

    [Test]
    public async Task Cache_ReadBySkopeo_IsALayout()
    {
        var reference = await Registry.PushAsync("cache/layout:1", Image);
        await PullAsync("docker", "image.tar", reference);
        var manifest = Workspace.FolderOf("copy");

        // What an index is given that names the image is all that the layout lacks.
        await ProgramRun.RunAsync("cp", "-r", $"{Cache}/.", manifest);
        foreach (
            var (name, bytes) in Image.Blobs.Select(static blob => (blob.Key.Hex, blob.Value))
                .Append((Image.Root.Digest.Hex, Image.Root.Bytes)))
        {
            var path = Path.Combine(manifest, "blobs", "sha256", name);
            if (!File.Exists(path))
            {
                await File.WriteAllBytesAsync(path, bytes);
            }
        }

        await File.WriteAllTextAsync(Path.Combine(manifest, "index.json"),
            $$"""{"schemaVersion":2,"manifests":[{"mediaType":"{{Image.Root.MediaType}}","digest":"{{Image.Root.Digest}}","size":{{Image.Root.Bytes.Length}}}]}""");
        Assert.That(await Skopeo.DigestAsync($"oci:{manifest}"), Is.EqualTo(Image.Root.Digest.ToString()));
        (await Skopeo.CopyAsync($"oci:{manifest}", $"dir:{Workspace.PathOf("read")}")).Succeeded();
    }

    private async Task PullAsync(string format, string output, string reference) =>
        (
            await Nobody.RunAsync(
                Workspace,
                [
                    "pull", reference, "--quiet", "--format", format, "--output",
                    Workspace.PathOf(output), "--cache", Cache,
                ])).Succeeded();

    // A pull that cannot end: half of the third layer comes.
    private static Fault StallAfterTwoLayers()
    {
        var layers = Image.Export().Manifests[0].Manifest.Layers.Select(static layer => layer.Digest.ToString()).ToHashSet();
        var requested = 0;
        return (answer, request) => layers.Contains(request.Route.Target) && Interlocked.Increment(ref requested) > 2
            ? Faults.Stall(after: 2_000_000)(answer, request)
            : answer;
    }

    // When it writes to the cache, or has just done so.
    private async Task KillAsync(string format, string reference)
    {
        var shell = format == "-"
            ? $"exec \"$@\" --output - > {Workspace.PathOf("killed")}"
            : $"exec \"$@\" --format {format} --output {Workspace.PathOf($"killed-{format}")}";
        var start = Regpull.Start("pull", reference, "--quiet", "--force", "--cache", Cache, "-j", "1");
        start.ArgumentList.Insert(0, start.FileName);
        string[] words = ["-c", shell, "sh", .. start.ArgumentList];
        start.ArgumentList.Clear();
        Array.ForEach(words, start.ArgumentList.Add);
        start.FileName = "/bin/sh";
        using var killed = Process.Start(start)!;
        await Polling.UntilAsync(() => killed.HasExited || Kept() >= 2, "two blobs in the cache");

        killed.Kill();
        await killed.WaitForExitAsync();
        Assert.That(killed.ExitCode, Is.EqualTo(137), "it ended before it was killed");
    }

    private int Kept() => Directory.Exists(Cache)
        ? Directory.EnumerateFiles(Cache, "*", SearchOption.AllDirectories)
            .Count(static file => Path.GetFileName(file) is not ("index.json" or "oci-layout"))
        : 0;

    private async Task<bool> IsCloningAsync() =>
        (
            await ProgramRun.RunAsync(
                "cp",
                "--reflink=always",
                Workspace.PathOf("first/index.json"),
                Workspace.PathOf("clone"))).ExitCode == 0;

    private static void AssertBlobs(string layout, int? count = null, int? atMost = null)
    {
        var folder = Path.Combine(layout, "blobs", "sha256");
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        Assert.That(
            files.Where(static file => Digest.Compute(File.ReadAllBytes(file)).Hex != Path.GetFileName(file)),
            Is.Empty,
            "damaged");
        Assert.That(files, count is null ? Has.Length.AtMost(atMost!.Value) : Has.Length.EqualTo(count));
    }
}
