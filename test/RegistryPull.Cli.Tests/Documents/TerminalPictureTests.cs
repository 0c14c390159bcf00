using System.Collections.Immutable;
using NUnit.Framework;
using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Tests.Documents;

/// <summary>Keeps docs/progress.svg equal to what the program paints. To draw it again: <c>REGPULL_UPDATE_DOCS=1 dotnet
/// test test/RegistryPull.Cli.Tests</c>.</summary>
[TestFixture]
internal sealed class TerminalPictureTests
{
    private const string Description =
        "regpull pull jenkins/jenkins: a bar for each layer, and a total with speed and time left";
    private const int Size = 25_000_000;
    private const int Columns = 87;

    private static readonly ImmutableArray<(string Name, TransferState State)> Layers =
    [
        ("8d75735e9d45", TransferState.Downloading), ("441531bdd6dc", TransferState.Waiting),
        ("d31c3ed8a644", TransferState.Done),
        ("62406eeece99", TransferState.Done), ("e9afb2438d75", TransferState.Waiting),
        ("3026b3a751b9", TransferState.Downloading),
        ("8ffbbff231e5", TransferState.Waiting), ("7ba61d3e3dfc", TransferState.Downloading),
        ("acc4019f6550", TransferState.Waiting),
        ("22679e002c9e", TransferState.Done), ("bf9ddfe6368a", TransferState.Downloading),
        ("a2458caa4c1a", TransferState.Done),
    ];

    [Test]
    public void Picture_OfThePages_IsWhatTheProgramPaints()
    {
        var blobs = Layers.Select(
            static layer => new BlobSnapshot(layer.Name, Position(layer.State), Size, layer.State));
        var transfer = new TransferSnapshot("jenkins/jenkins:latest", [.. blobs], BytesPerSecond: 14_400_000);
        var picture = TerminalPicture.Draw(
            "regpull pull jenkins/jenkins", Description, ProgressPicture.Render(transfer, Columns, height: 40));
        var path = Path.Combine(Checkout.Root, "docs", "progress.svg");
        if (Environment.GetEnvironmentVariable("REGPULL_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, picture);
        }

        Assert.That(
            File.ReadAllText(path).ReplaceLineEndings("\n"),
            Is.EqualTo(picture),
            "docs/progress.svg is out of date: run the tests once with REGPULL_UPDATE_DOCS=1");
    }

    private static long Position(TransferState state) => state switch
    {
        TransferState.Done => Size,
        TransferState.Downloading => 8_390_000,
        _ => 0,
    };
}
