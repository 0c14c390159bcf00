using NUnit.Framework;
using RegistryPull.Cli.Options;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class OutputPlacementTests
{
    private readonly string _directory = Directory.CreateTempSubdirectory("regpull-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_directory, recursive: true);

    // format    | -o               | outputs
    // a file    | dir/             | one an image, in it
    // a file    | a directory      | one an image, in it
    // a file    | anything else    | one
    // directory | anything         | one
    [TestCase(OutputKind.File, "new/", 2)]
    [TestCase(OutputKind.File, "", 2)]
    [TestCase(OutputKind.File, "stack.tar", 1)]
    [TestCase(OutputKind.Directory, "new/", 1)]
    [TestCase(OutputKind.Directory, "", 1)]
    [TestCase(null, "new/", 1)]
    public void Place_TwoImages_MakesAsManyOutputs(OutputKind? kind, string name, int outputs)
    {
        var output = Path.Combine(_directory, name);

        var placed = OutputPlacement.Place([Request(output)], kind);

        Assert.That(placed, Has.Count.EqualTo(outputs));
        Assert.That(placed.Select(static request => request.Output), Is.All.EqualTo(outputs == 2 ? null : output));
        Assert.That(
            placed.Select(static request => request.OutputDirectory), Is.All.EqualTo(outputs == 2 ? output : null));
        Assert.That(placed.Sum(static request => request.Images.Length), Is.EqualTo(2));
    }

    [Test]
    public void Place_NoOutput_StaysAsItIs() =>
        Assert.That(
            OutputPlacement.Place([Request(null)], OutputKind.File),
            Is.EqualTo(new[] { Request(null) }).Using<PullRequest>((one, other) => one.Output == other.Output));

    private static PullRequest Request(string? output) =>
        new() { Images = [ImageReference.Parse("a"), ImageReference.Parse("b")], Format = "docker", Output = output };
}
