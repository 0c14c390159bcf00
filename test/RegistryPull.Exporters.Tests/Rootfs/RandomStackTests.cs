using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>Layers as builders write them make the tree that the builder had. A failure names its seed.</summary>
[TestFixture]
internal sealed class RandomStackTests
{
    [Test]
    public void Apply_ChangesOfABuilder_MakeTheTreeThatItHad([Range(1, 40)] int seed, [Values] bool hasMarksFirst)
    {
        var stack = new RandomStack(seed, layers: 5, hasMarksFirst);

        var lines = TreeText.Of([.. stack.Layers.Select(Layer)]).Select(static line => line.Split(" [")[0]);

        Assert.That(lines, Is.EqualTo(stack.Files.Select(Line).Order(StringComparer.Ordinal)));
    }

    private static string Line(StackEntry entry) => entry.Kind switch
    {
        'd' => entry.Path + "/",
        'l' => $"{entry.Path} -> {entry.Text}",
        _ => entry.Path,
    };

    private static LayerBuilder Layer(IEnumerable<StackEntry> entries) =>
        entries.Aggregate(new LayerBuilder(), static (layer, entry) => entry.Kind switch
        {
            'd' => layer.Folder(entry.Path),
            'l' => layer.Link(entry.Path, entry.Text),
            _ => layer.File(entry.Path),
        });
}
