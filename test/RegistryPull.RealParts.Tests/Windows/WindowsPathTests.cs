using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests.Windows;

/// <summary>How Windows spells paths, and which of them are no files.</summary>
[TestFixture]
[Category("RealParts")]
[Needs("wine64")]
internal sealed class WindowsPathTests
{
    private Workspace Workspace { get; set; } = null!;

    private FakeRegistry Registry { get; set; } = null!;

    private string Image { get; set; } = null!;

    [SetUp]
    public async Task Start()
    {
        _ = WindowsMachine.Command;
        Workspace = new Workspace();
        Registry = await FakeRegistry.StartAsync();
        Image = Registry.Push("team/app", "1", Fixture.Image());
    }

    [TearDown]
    public async Task Stop()
    {
        await Registry.DisposeAsync();
        Workspace.Dispose();
    }

    [TestCase("long")]
    [TestCase("chinese")]
    [TestCase("extended")]
    [TestCase("share")]
    [TestCase("driveRelative")]
    public async Task Pull_APath_IsWhereTheFileIs(string kind)
    {
        var (spelled, file) = Spell(kind);

        (await WindowsMachine.RunAsync("pull", Image, "-q", "-o", spelled)).Succeeded();

        Assert.That(new FileInfo(file).Length, Is.Positive);
    }

    [Test]
    public async Task Digest_AnArchiveInTheCurrentDirectoryOfADrive_IsRead([Values("", "#")] string separator)
    {
        (await WindowsMachine.RunAsync("pull", Image, "-q", "--force", "-o", "C:source.tar")).Succeeded();

        var name = separator.Length > 0 ? $"{separator}{Image}" : "";
        Assert.That(
            (await WindowsMachine.RunAsync("digest", $"C:source.tar{name}")).Succeeded(),
            Is.EqualTo((await WindowsMachine.RunAsync("digest", Image)).Succeeded()));
    }

    [Test]
    public async Task Pull_AColonInTheName_IsRefusedAsAHiddenStream()
    {
        var pulled = await WindowsMachine.RunAsync("pull", Image, "-q", "-o", "app:1.27.tar");

        Assert.That((pulled.ExitCode, pulled.Output), Is.EqualTo((7, "")));
        Assert.That(pulled.Error, Does.Contain("app:1.27.tar has a colon").And.Contain("name a file"));
    }

    [TestCase("NUL")]
    [TestCase("con")]
    [TestCase(@"Z:\tmp\AUX.tar")]
    public async Task Pull_ADevice_IsRefusedAsOne(string output)
    {
        var pulled = await WindowsMachine.RunAsync("pull", Image, "-q", "-o", output);

        Assert.That(pulled.ExitCode, Is.EqualTo(7));
        Assert.That(pulled.Error, Does.Contain("is a device on Windows, not a file"));
    }

    [TestCase("--report", "con.html")]
    [TestCase("--lock", "NUL")]
    public async Task Pull_ADeviceForAnotherFile_IsRefusedBeforeAnythingIsPulled(string option, string file)
    {
        var pulled = await WindowsMachine.RunAsync("pull", Image, "-q", option, file);

        Assert.That(pulled.ExitCode, Is.EqualTo(7));
        Assert.That(pulled.Error, Does.Contain("is a device on Windows, not a file: name a file"));
        Assert.That(pulled.Output, Is.Empty);
    }

    private (string Spelled, string File) Spell(string kind)
    {
        var longName = string.Concat(Enumerable.Repeat("long", 50));
        return kind switch
        {
            "long" => Both(Workspace.PathOf(Path.Combine(
                Directory.CreateDirectory(Workspace.PathOf($"{longName}/{longName}")).FullName, "image.tar"))),
            "chinese" => Both(Path.Combine(Workspace.FolderOf("镜像"), "应用.tar")),
            "extended" =>
                ($@"\\?\{WindowsMachine.PathOf(Workspace.PathOf("image.tar"))}", Workspace.PathOf("image.tar")),
            "share" =>
                (@"\\server\images\image.tar", Path.Combine(WindowsMachine.Share("server", "images"), "image.tar")),

            // The current directory of drive C is its root.
            _ => ("C:image.tar", Path.Combine(WindowsMachine.DriveC, "image.tar")),
        };
    }

    private static (string Spelled, string File) Both(string file) => (WindowsMachine.PathOf(file), file);
}
