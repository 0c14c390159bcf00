using System.Runtime.Versioning;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output;

/// <summary>Outputs that others can change, or have prepared.</summary>
[TestFixture]
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "links need a privilege there, and there are no modes")]
internal sealed class OthersOutputTests
{
    private const UnixFileMode OpenFile = (UnixFileMode)0b110_110_110;
    private const UnixFileMode OpenFolder = (UnixFileMode)0b111_111_111;

    private static readonly ImageFixture Image = Fixture.Image();

    [Test]
    public async Task Pull_TheSameExistsAndOthersCanWriteToIt_IsNotUpToDate()
    {
        await using var pull = await PulledAsync("docker");
        File.SetUnixFileMode(pull.Output, OpenFile);

        Assert.That(
            (await pull.FailAsync<OutputException>()).Message,
            Does.Contain("other users can change it").And.Contain("--force"));

        await pull.RunAsync(static request => request with { Force = true });
        Layout.AssertArchive(pull.Output, Image);
        Assert.That((await pull.RunAsync()).UpToDate, Is.True);
    }

    [Test]
    public async Task Pull_ABlobOfALayoutThatOthersCanWriteTo_IsFetchedAndReplaced()
    {
        await using var pull = await PulledAsync("oci");
        var layer = Image.Layers()[0];
        var path = Path.Combine(pull.Output, "blobs", "sha256", layer.Digest.Hex);
        File.SetUnixFileMode(path, OpenFile);

        var result = await pull.RunAsync();

        Assert.That((result.UpToDate, pull.Asked(layer).Count), Is.EqualTo((false, 1)));
        Assert.That(File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherWrite), Is.False);
        Assert.That((await pull.RunAsync()).UpToDate, Is.True);
    }

    [Test]
    public async Task Pull_AFolderOfALayoutThatOthersCanWriteTo_IsNotUpToDate()
    {
        await using var pull = await PulledAsync("oci");
        File.SetUnixFileMode(Path.Combine(pull.Output, "blobs"), OpenFolder);

        Assert.That((await pull.RunAsync()).UpToDate, Is.False);
    }

    [TestCase("blobs")]
    [TestCase("blobs/sha256")]
    public async Task Pull_ALinkInALayout_IsNotFollowed(string place)
    {
        await using var pull = await PulledAsync("oci");
        var victim = Directory.CreateDirectory(Path.Combine(pull.Folder, "victim")).FullName;
        Directory.Delete(Path.Combine(pull.Output, place), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(pull.Output, place), victim);

        Assert.That((await pull.FailAsync<OutputException>()).Message, Does.Contain(Path.Combine(pull.Output, place)));

        Assert.That(Directory.EnumerateFileSystemEntries(victim), Is.Empty);
    }

    [Test]
    public async Task Pull_TheJournalCannotBeRemoved_IsDoneAllTheSame()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "lambda";
        pull.Exporter = new LambdaExporter(async (_, _, staging, cancellationToken) =>
        {
            await using var output = staging.Create("");
            await output.WriteAsync("whole"u8.ToArray(), cancellationToken);
            Directory.CreateDirectory(Path.Combine(pull.Partial, "journal", "folder"));
        });

        await pull.RunAsync();

        Assert.That(await File.ReadAllTextAsync(pull.Output), Is.EqualTo("whole"));
    }

    private static async Task<Pull> PulledAsync(string format)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Format = format;
        await pull.RunAsync();
        pull.Registry.Requests.Clear();
        return pull;
    }
}
