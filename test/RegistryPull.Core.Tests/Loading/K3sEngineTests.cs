using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Loading;

/// <summary>The directory that k3s and RKE2 import from.</summary>
[TestFixture]
internal sealed class K3sEngineTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Seed = 5 });

    private Load _load = null!;

    [SetUp]
    public async Task Start() => _load = await Load.StartAsync();

    [TearDown]
    public ValueTask Stop() => _load.DisposeAsync();

    private string Folder(string agent = "k3s") => _load.PathOf($"var/lib/rancher/{agent}/agent");

    private string[] Files(string agent = "k3s") =>
        Directory.GetFileSystemEntries(Path.Combine(Folder(agent), "images"));

    [TestCase("k3s")]
    [TestCase("rke2")]
    public async Task Load_ANewImage_IsAFileThatIsComplete(string agent)
    {
        Directory.CreateDirectory(Folder(agent));

        var result = await _load.RunAsync("k3s", _load.Push(Image));

        var name = $"{_load.Registry.Host.Replace(':', '_')}_team_app_1.0.tar";
        Assert.That(Files(agent).Select(Path.GetFileName), Is.EqualTo(new[] { name }));
        Layout.AssertArchive(Files(agent)[0], Image);
        Assert.That(
            (result.Images.Single().Outcome, result.Size),
            Is.EqualTo((LoadOutcome.Loaded, new FileInfo(Files(agent)[0]).Length)));
    }

    [Test]
    public async Task Load_TheSameContent_DoesNotTouchTheFile()
    {
        Directory.CreateDirectory(Folder());
        var reference = _load.Push(Image);
        await _load.RunAsync("k3s", reference);
        var before = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Files()[0], before);

        var result = await _load.RunAsync("k3s", reference);

        Assert.That((result.Images.Single().Outcome, result.Size), Is.EqualTo((LoadOutcome.Present, 0L)));
        Assert.That(File.GetLastWriteTimeUtc(Files()[0]), Is.EqualTo(before));
    }

    [Test]
    public async Task Load_AnotherContent_ReplacesTheFile()
    {
        Directory.CreateDirectory(Folder());
        var (reference, other) = (_load.Push(Image), Fixture.Image(new ImageRecipe { Seed = 6 }));
        await _load.RunAsync("k3s", reference);
        _load.Push(other);

        Assert.That((await _load.RunAsync("k3s", reference)).Images.Single().Outcome, Is.EqualTo(LoadOutcome.Loaded));
        Layout.AssertArchive(Files().Single(), other);
    }

    [Test]
    public async Task Load_ABrokenLayer_LeavesNoArchive()
    {
        Directory.CreateDirectory(Folder());
        var reference = _load.Push(Image);
        var layer = Image.Layers()[0];
        _load.Registry.AddBlob(layer.Digest, new byte[layer.Size]);

        await _load.FailAsync<InvalidContentException>("k3s", reference);

        Assert.That(Directory.GetFiles(Path.Combine(Folder(), "images")), Is.Empty);
    }

    [Test]
    public async Task Load_NotInstalled_SaysSo() =>
        Assert.That(
            (await _load.FailAsync<EngineException>("k3s", "nginx")).Message,
            Does.StartWith("neither k3s nor RKE2 is on this machine"));

    [Test]
    public async Task Load_AnImageWithoutAName_NeedsOne()
    {
        Directory.CreateDirectory(Folder());
        _load.Push(Image);

        var error = await _load.FailAsync<InvalidRequestException>(
            "k3s", $"{_load.Registry.Host}/team/app@{Image.Root.Digest}");

        Assert.That(error.Message, Does.Contain("--tag"));
    }
}
