using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Commands;

/// <summary>What is new in images, archives and transfer files.</summary>
internal sealed class DiffCommandTests : Registered
{
    private static readonly byte[] Base = TarText.Of(("etc/a", "one"), ("etc/b", "two"), ("etc/c", "three"));

    private static readonly byte[] Top = TarText.Of(("etc/a", "1"), ("etc/.wh.b", ""), ("etc/d", "four"));

    private readonly string _folder = Directory.CreateTempSubdirectory("regpull-").FullName;

    private string _old = "";

    private string _new = "";

    [SetUp]
    public void PushBoth()
    {
        _old = Registry.Push("team/app", "1", Fixture.OfTars(Base));
        _new = Registry.Push("team/app", "2", Fixture.OfTars(Base, Top));
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Run_TwoReferences_AreComparedWhateverTheirNames(
        [Values("reference", "archive", "transfer")] string kind)
    {
        var (old, current) = (await SideAsync(_old, kind, "old"), await SideAsync(_new, "archive", "new"));

        var run = await RunAsync($"diff {old} {current} --json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var image = run.Json.GetProperty("images")[0];
        Assert.That(run.Json.GetProperty("images").GetArrayLength(), Is.EqualTo(1));
        Assert.That(image.GetProperty("change").GetString(), Is.EqualTo("moved"));
        Assert.That(
            (image.GetProperty("old").GetString(), image.GetProperty("new").GetString()), Is.EqualTo((_old, _new)));
        var layer = run.Json.GetProperty("newLayers")[0];
        Assert.That(run.Json.GetProperty("newLayers").GetArrayLength(), Is.EqualTo(1));
        Assert.That(layer.GetProperty("diffId").GetString(), Is.EqualTo(Digest.Compute(Top).ToString()));
        Assert.That(run.Json.GetProperty("newSize").GetInt64(), Is.EqualTo(layer.GetProperty("size").GetInt64()));
    }

    [Test]
    public async Task Run_Files_ListsPathsWithSizes([Values("reference", "archive")] string kind)
    {
        var (old, current) = (await SideAsync(_old, kind, "old"), await SideAsync(_new, kind, "new"));

        var run = await RunAsync($"diff {old} {current} --files --json");

        var files = run.Json.GetProperty("images")[0].GetProperty("files").EnumerateArray().Select(static file =>
            $"{file.GetProperty("change")} {file.GetProperty("path")} {file.GetProperty("oldSize")}>{file.GetProperty("newSize")}");
        Assert.That(files, Is.EqualTo(new[] { "changed etc/a 3>1", "removed etc/b 3>", "added etc/d >4" }), run.Error);
    }

    [Test]
    public async Task Run_ForPeople_HasALineForEachDifference()
    {
        var run = await RunAsync($"diff {_old} {_new} --files");

        Assert.That(
            run.Out,
            Does.Contain($"moved      {_old} -> {_new}").And.Contain("new layer")
                .And.Contain("changed  3 -> 1  etc/a"));
        Assert.That(run.Out, Does.Contain("1 new layer, "));
    }

    [Test]
    public async Task Run_ArchivesOfSeveralImages_ArePairedByName()
    {
        var (a, b, c) = (Push("a", 1), Push("b", 2), Push("c", 3));
        await RunAsync($"pull {a} {b} -o {_folder}/old.tar -q");
        a = Push("a", 4);
        await RunAsync($"pull {a} {c} -o {_folder}/new.tar -q");

        var run = await RunAsync($"diff {_folder}/old.tar {_folder}/new.tar");

        Assert.That(
            run.Out,
            Does.Contain($"moved      {a}  ").And.Contain($"removed    {b}  ").And.Contain($"added      {c}  "),
            run.Error);
    }

    [Test]
    public async Task Run_TheSameImage_IsUnchanged()
    {
        var run = await RunAsync($"diff {_old} {await SideAsync(_old, "archive", "old")}");

        Assert.That(run.Out, Does.StartWith($"unchanged  {_old}").And.EndWith("0 new layers, 0 B\n"));
    }

    [TestCase("diff -- {0} {1}")]
    [TestCase("diff {0} -- {1}")]
    public async Task Run_ArgumentsAfterTheSeparator_AreImages(string commandLine)
    {
        var run = await RunAsync(string.Format(CultureInfo.InvariantCulture, commandLine, _old, _new));

        Assert.That(run.Out, Does.StartWith($"moved      {_old} -> {_new}"), run.Error);
    }

    [TestCase("diff a", "diff compares two images")]
    [TestCase("diff -- a", "diff compares two images")]
    [TestCase("diff a b -- c", "diff compares two images")]
    [TestCase("diff", "diff compares two images")]
    [TestCase("diff a b c", "unrecognized command or argument 'c'")]
    [TestCase("diff A:B:C nginx", "is not an image reference")]
    public async Task Run_NotTwoImages_IsWrongUsage(string commandLine, string message)
    {
        var run = await RunAsync(commandLine);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((ExitCode.Usage, "")));
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public async Task Run_FilesOfATransferFile_AreWrongUsage()
    {
        var run = await RunAsync($"diff {await SideAsync(_old, "transfer", "old")} {_new} --files");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("transfer file"));
    }

    [Test]
    public async Task Run_SizesBeyondAnySum_AreInvalidContent()
    {
        var transfer = await SideAsync(_new, "transfer", "new");
        var text = await File.ReadAllTextAsync(transfer);
        var layers = text.IndexOf("\"layers\"", StringComparison.Ordinal);
        var claimed = Regex.Replace(text[layers..], "\"size\": [0-9]+", $"\"size\": {long.MaxValue}");
        await File.WriteAllTextAsync(transfer, text[..layers] + claimed);

        var run = await RunAsync($"diff {_old} {transfer}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.InvalidContent), run.Error);
        Assert.That(run.Error, Does.Contain("new.transfer.json claims to have layers of more than 1 EiB"));
    }

    private string Push(string name, int seed) =>
        Registry.Push($"team/{name}", "1", Fixture.Image(new ImageRecipe { Seed = seed }));

    private async Task<string> SideAsync(string image, string kind, string name)
    {
        if (kind == "reference")
        {
            return image;
        }

        var split = kind == "transfer" ? " --split 1G" : "";
        var run = await RunAsync($"pull {image} -o {_folder}/{name}.tar -q{split}");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return kind == "transfer" ? $"{_folder}/{name}.transfer.json" : $"{_folder}/{name}.tar";
    }
}
