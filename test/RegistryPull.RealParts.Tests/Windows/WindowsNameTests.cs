using System.Text.Json.Nodes;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Layers;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing;
using static RegistryPull.RealParts.Tests.Layers.TarItem;

namespace RegistryPull.RealParts.Tests.Windows;

/// <summary>The command for Windows under wine: names that Windows does not take.</summary>
[TestFixture]
[Category("RealParts")]
[Needs("wine64")]
internal sealed class WindowsNameTests
{
    private static readonly TarItem[] Items =
    [
        File("plain", "plain"), File("a:b", "colon"), File("CON", "device"), File("aux.txt", "device"),
        File("dot.", "dot"), File("blank ", "blank"),
        File("Readme", "large"), File("readme", "small"), File("x|y?", "forbidden"), File("back\\slash", "backslash"),
        File("100%", "percent"),
        Folder("nul"), File("nul/inside", "inside"), File(".regpull-rootfs.json", "the image's own"),
        HardLink("linked", "a:b"),
    ];

    [Test]
    public async Task Pull_NamesThatWindowsDoesNotTake_AreSpelledOtherwiseAndListed()
    {
        _ = WindowsMachine.Command;
        using var workspace = new Workspace();
        await using var registry = await FakeRegistry.StartAsync();
        var reference = registry.Push("team/names", "1", LayeredImage.Of(LayerBlob.Of(Items)));
        var output = WindowsMachine.PathOf(workspace.PathOf("out"));
        (await WindowsMachine.RunAsync("pull", reference, "--quiet", "--format", "rootfs", "--output", output))
            .Succeeded();

        Assert.That(ReadAll(workspace.PathOf("out")), Is.EquivalentTo(new Dictionary<string, string>
        {
            ["plain"] = "plain",
            ["a%3Ab"] = "colon",
            ["linked"] = "colon",
            ["%43ON"] = "device",
            ["%61ux.txt"] = "device",
            ["dot%2E"] = "dot",
            ["blank%20"] = "blank",
            ["Readme"] = "large",
            ["%72eadme"] = "small",
            ["x%7Cy%3F"] = "forbidden",
            ["back%5Cslash"] = "backslash",
            ["100%25"] = "percent",
            ["%6Eul/inside"] = "inside",
            ["%2Eregpull-rootfs.json"] = "the image's own",
        }));
        var sidecar = JsonNode.Parse(
            await System.IO.File.ReadAllTextAsync(Path.Combine(workspace.PathOf("out"), ".regpull-rootfs.json")))!;
        Assert.That((string?)sidecar["names"]!["a%3Ab"], Is.EqualTo("a:b"));
        Assert.That((string?)sidecar["names"]!["%6Eul"], Is.EqualTo("nul"));
        Assert.That((string?)sidecar["names"]!["%72eadme"], Is.EqualTo("readme"));
        Assert.That(sidecar["missing"]!.AsObject(), Is.Empty);
    }

    private static Dictionary<string, string> ReadAll(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path))
        .Where(static name => name != ".regpull-rootfs.json")
        .ToDictionary(static name => name, name => System.IO.File.ReadAllText(Path.Combine(folder, name)));
}
