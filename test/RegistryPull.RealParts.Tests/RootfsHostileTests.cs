using NUnit.Framework;
using RegistryPull.RealParts.Tests.Layers;
using RegistryPull.RealParts.Tests.Parts;
using static RegistryPull.RealParts.Tests.Layers.TarItem;

namespace RegistryPull.RealParts.Tests;

/// <summary>Layers made to reach out of the output directory, in the hands of the installed command.</summary>
[TestFixture]
[Needs("python3")]
internal sealed class RootfsHostileTests : FakeRegistryTests
{
    private string Canary => Workspace.FolderOf("canary");

    // What leads out is refused.
    private static IEnumerable<TestCaseData> Refused(string canary) => new (string Name, TarItem[] Items)[]
    {
        ("UpAndOut", [File("../../x", "x")]),
        ("UpAndOutInTheMiddle", [File("a/../../x", "x")]),
        ("UpOnly", [Folder("..")]),
        ("WhiteoutOutside", [Whiteout("../.wh.canary")]),
        ("OpaqueOutside", [Whiteout("../.wh..wh..opq")]),
        ("HardLinkOut", [HardLink("leak", "../canary/secret")]),
        ("HardLinkToAnAbsolutePath", [HardLink("leak", $"{canary}/secret")]),
        ("HardLinkThroughALink", [Link("out", canary), HardLink("leak", "out/secret")]),
        ("HardLinkToADirectory", [Folder("d"), HardLink("leak", "d")]),
        ("RootThatIsALink", [Link("./", canary)]),
        ("RootThatIsALinkByName", [Link(".", canary)]),
        ("WhiteoutOfTheParent", [Whiteout("a/.wh...")]),
        ("WhiteoutOfItself", [Whiteout("a/.wh..")]),
        ("WhiteoutOfNothing", [Whiteout("a/.wh.")]),
        ("ThroughAFile", [File("file", "x"), File("file/x", "x")]),
        ("LinksInACircle", [Link("one", "two"), Link("two", "one"), File("one/x", "x")]),
    }.Select(static hostile => new TestCaseData(hostile.Items, hostile.Name).SetArgDisplayNames(hostile.Name));

    // What only looks as if it did ends up inside.
    private static IEnumerable<TestCaseData> Contained(string canary) => new (string Name, TarItem[] Items)[]
    {
        ("ThroughAnAbsoluteLink", [Link("out", canary), File("out/secret", "overwritten"), File("out/new", "x")]),
        ("ThroughARelativeLink", [Link("out", $"../../../../../../{canary}"), File("out/secret", "overwritten")]),
        ("ThroughTwoLinks", [Link("up", "../.."), Link("out", $"up/..{canary}"), File("out/secret", "overwritten")]),
        ("ThroughALinkToTheRoot", [Link("root", "/"), File($"root{canary}/secret", "overwritten")]),
        ("AbsolutePath", [File($"{canary}/secret", "overwritten"), Folder(canary, "0")]),
        ("OverALink", [Link("out", $"{canary}/secret"), File("out", "overwritten", "666")]),
        ("DirectoryOverALink", [Link("out", canary), Folder("out", "0"), File("out/secret", "overwritten")]),
        ("WhiteoutThroughALink", [Link("out", canary), Whiteout("out/.wh.secret"), Whiteout("out/.wh..wh..opq")]),
        ("WhiteoutOfAnAbsolutePath", [Whiteout($"{canary}/.wh.secret")]),
        ("WhiteoutOfALink", [Link("out", canary), Whiteout(".wh.out")]),
        (
            "HardLinkToALink",
            [Link("out", $"{canary}/secret"), HardLink("leak", "out"), File("leak", "overwritten", "666")]),
        ("PipeOverALink", [Link("out", $"{canary}/secret"), new TarItem("out") { Type = '6' }]),
        ("UpAndBackIn", [File("a/../b", "x"), Folder("a/..")]),
        ("WhiteoutNamedLikeOne", [Whiteout(".wh..wh.plnk"), File(".wh..wh.aufs/x", "x"), Whiteout("a/.wh..wh.orph")]),
        ("FormerRoot", [Folder("/"), Folder("./"), Folder("///")]),
    }.Select(static hostile => new TestCaseData(hostile.Items, hostile.Name).SetArgDisplayNames(hostile.Name));

    [TestCaseSource(nameof(Refused), ["/tmp/rp-canary"])]
    public async Task Pull_ALayerThatLeadsOut_ExitsWith6AndTouchesNothing(TarItem[] items, string name)
    {
        var before = await PlantAsync();

        var pulled = await PullAsync(items, name);

        Assert.That(pulled.ExitCode, Is.EqualTo(6), pulled.Error);
        Assert.That(pulled.Error, Does.Match(@"\Aregpull: [^\n]*sha256:[^\n]+\n\z"));
        Assert.That(Workspace.PathOf("out"), Does.Not.Exist);
        RootSnapshot.AssertSame(await RootSnapshot.OfAsync(Canary), before);
    }

    [TestCaseSource(nameof(Contained), ["/tmp/rp-canary"])]
    public async Task Pull_ALayerThatSeemsToLeadOut_StaysInside(TarItem[] items, string name)
    {
        var before = await PlantAsync();

        (await PullAsync(items, name)).Succeeded();

        Assert.That(Workspace.PathOf("out"), Does.Exist);
        RootSnapshot.AssertSame(await RootSnapshot.OfAsync(Canary), before);
    }

    private async Task<Dictionary<string, string[]>> PlantAsync()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(Canary, "secret"), "untouched");
        return await RootSnapshot.OfAsync(Canary);
    }

    private async Task<ProgramResult> PullAsync(TarItem[] items, string name)
    {
        // The tests' names cannot hold a folder that is only made for the test.
        var aimed = items.Select(item => item with { Path = Aimed(item.Path), Target = Aimed(item.Target) });
        var reference = Registry.Push(
            "team/hostile", name, LayeredImage.Of(LayerBlob.Of(File("below", "x")), LayerBlob.Of(aimed)));
        return await Regpull.RunAsync("pull", reference, "-q", "-f", "rootfs", "-o", Workspace.PathOf("out"));
    }

    private string Aimed(string path) => path.Replace("/tmp/rp-canary", Canary, StringComparison.Ordinal);
}
