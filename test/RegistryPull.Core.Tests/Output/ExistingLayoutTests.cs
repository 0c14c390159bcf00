using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output;

/// <summary>An OCI layout is added to.</summary>
[TestFixture]
internal sealed class ExistingLayoutTests
{
    private static readonly ImageFixture Image = Fixture.Image();

    private static readonly ImageFixture Other = Fixture.Image(new ImageRecipe { Seed = 2 });

    [Test]
    public async Task Pull_AnotherImage_IsAddedBesideTheFirst()
    {
        await using var pull = await PulledAsync();
        pull.Push(Other, "2.0");

        var result = await pull.RunAsync();

        Assert.That(result.UpToDate, Is.False);
        Layout.AssertDirectory(pull.Output, Image, Other);
        Assert.That(Roots(pull), Is.EqualTo(new[] { Image.Root.Digest, Other.Root.Digest }));
    }

    [Test]
    public async Task Pull_TheSameImage_IsUpToDateWithoutALayer()
    {
        await using var pull = await PulledAsync();

        var result = await pull.RunAsync();

        Assert.That((result.UpToDate, result.Size), Is.EqualTo((true, 0L)));
        Assert.That(Image.Layers().SelectMany(pull.Asked), Is.Empty);
    }

    [TestCase("damaged")]
    [TestCase("missing")]
    public async Task Pull_ABlobOfItIsDamagedOrMissing_IsFetchedAloneAndRepaired(string how)
    {
        await using var pull = await PulledAsync();
        var layer = Image.Layers()[1];
        var path = Path.Combine(pull.Output, "blobs", "sha256", layer.Digest.Hex);
        File.Delete(path);
        if (how == "damaged")
        {
            await File.WriteAllBytesAsync(path, new byte[layer.Size]);
        }

        var result = await pull.RunAsync();

        Assert.That(result.UpToDate, Is.False);
        Assert.That((pull.Asked(layer).Count, pull.Asked(Image.Layers()[0]).Count), Is.EqualTo((1, 0)));
        Layout.AssertDirectory(pull.Output, Image);
    }

    [Test]
    public async Task Pull_AddingFails_LeavesTheLayoutAsItWas()
    {
        await using var pull = await PulledAsync();
        pull.Push(Other, "2.0");
        pull.Registry.Faults.Add(When.Digest(Other.Layers()[0].Digest), Faults.Status(404));

        await pull.FailAsync<ImageNotFoundException>();

        Layout.AssertDirectory(pull.Output, Image);
        Assert.That(Roots(pull), Is.EqualTo(new[] { Image.Root.Digest }));
    }

    [Test]
    public async Task Pull_Force_ReplacesTheLayout()
    {
        await using var pull = await PulledAsync();
        pull.Push(Other, "2.0");

        await pull.RunAsync(static request => request with { Force = true });

        Layout.AssertDirectory(pull.Output, Other);
        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.EqualTo(new[] { pull.Output }));
    }

    [Test]
    public async Task Pull_ForceAfterARunThatWasKilledWhileItReplaced_ReplacesTheLayout()
    {
        await using var pull = await PulledAsync();
        Directory.CreateDirectory(Path.Combine(pull.Partial, "replaced", "blobs"));

        await pull.RunAsync(static request => request with { Force = true });

        Layout.AssertDirectory(pull.Output, Image);
        Assert.That(Directory.Exists(pull.Partial), Is.False);
    }

    [Test]
    public async Task Pull_AnEmptyDirectory_IsAsGoodAsNone()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "oci";
        Directory.CreateDirectory(pull.Output);

        await pull.RunAsync();

        Layout.AssertDirectory(pull.Output, Image);
    }

    [Test]
    public async Task Pull_ADirectoryOfSomethingElse_IsRefused()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "oci";
        Directory.CreateDirectory(pull.Output);
        await File.WriteAllTextAsync(Path.Combine(pull.Output, "index.json"), "{}");

        await pull.FailAsync<OutputException>();

        Assert.That(Directory.EnumerateFileSystemEntries(pull.Output).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Pull_OutputWithASeparatorAtItsEnd_IsTheSameOutput()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "oci";

        var result = await pull.RunAsync(
            request => request with { Output = pull.Output + Path.DirectorySeparatorChar });

        Assert.That(result.Output, Is.EqualTo(pull.Output));
        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.EqualTo(new[] { pull.Output }));
        Layout.AssertDirectory(pull.Output, Image);
    }

    private static IEnumerable<Digest> Roots(Pull pull)
    {
        var bytes = File.ReadAllBytes(Path.Combine(pull.Output, "index.json"));
        return ImageIndex.Parse(new Descriptor(MediaTypes.OciIndex, Digest.Compute(bytes), bytes.Length), bytes)
            .Manifests.Select(static entry => entry.Digest);
    }

    private static async Task<Pull> PulledAsync()
    {
        var pull = await Pull.StartAsync(Image);
        pull.Format = "oci";
        pull.UseState();
        await pull.RunAsync();
        pull.Registry.Requests.Clear();
        return pull;
    }
}
