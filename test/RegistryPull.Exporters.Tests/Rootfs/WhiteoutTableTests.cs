using NUnit.Framework;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>
/// What a layer of one entry or two does to a directory, a link, a file or nothing at the path <c>l</c>, in both
/// orders: <c>Whiteouts.txt</c>. </summary>
/// <remarks>
/// The right side is what umoci 0.4.7 and docker 20.10.24 left of the same layers. Where they differ it is docker's,
/// which removes less: umoci follows a link that stands where an opaque mark has its directory.
/// </remarks>
[TestFixture]
internal sealed class WhiteoutTableTests
{
    private static readonly string[] Elsewhere = ["run/f", "run/sub/f", "other/f", "other/sub/f"];

    private static IEnumerable<TestCaseData> Rows() =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Rootfs", "Whiteouts.txt"))
        where !line.StartsWith('#')
        let row = line.Split('|', StringSplitOptions.TrimEntries)
        select new TestCaseData(row[0], row[1], row[2]).SetArgDisplayNames(row[0], row[1]);

    [TestCaseSource(nameof(Rows))]
    public void Apply_AnyTwoEntries_LeaveWhatEnginesLeave(string below, string above, string expected)
    {
        var layer = above.Split(", ").Aggregate(new LayerBuilder(), Above);

        Assert.That(Left(Below(below), layer), Is.EqualTo(expected));
    }

    private static LayerBuilder Below(string kind)
    {
        var layer = new LayerBuilder()
            .Folder("run").File("run/f").Folder("run/sub").File("run/sub/f").Folder("other").File("other/f")
            .Folder("other/sub").File("other/sub/f");
        return kind switch
        {
            "directory" => layer.Folder("l").File("l/f").Folder("l/sub").File("l/sub/f"),
            "link to run" => layer.Link("l", "run"),
            "file" => layer.File("l"),
            _ => layer,
        };
    }

    private static LayerBuilder Above(LayerBuilder layer, string entry) => entry switch
    {
        "l/" => layer.Folder("l"),
        "l -> other" => layer.Link("l", "other"),
        _ => layer.File(entry),
    };

    // What is at l, and what is lost of the directories that links lead to.
    private static string Left(params LayerBuilder[] layers)
    {
        try
        {
            var lines = TreeText.Of(layers);
            var there =
                lines.Where(static line => line.StartsWith('l') || line.EndsWith("new [1]", StringComparison.Ordinal));
            var lost = Elsewhere.Where(path => !lines.Contains($"{path} [0]"));
            return string.Join(
                ' ',
                there.Select(static line => line.Replace(" -> ", "->", StringComparison.Ordinal).Split(' ')[0])
                    .Concat(lost.Select(static path => $"-{path}")));
        }
        catch (InvalidContentException)
        {
            return "refused";
        }
    }
}
