using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output;

/// <summary>However a pull fails: the name that was asked for is not there.</summary>
[TestFixture]
internal sealed class FailedPullTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { LayerSize = 20_000 });

    private static readonly Predicate<RecordedRequest> Layer = When.Digest(Image.Layers()[1].Digest);

    private static readonly TestCaseData[] Failures =
    [
        Failure("404 for the manifest", When.Manifest, Faults.Status(404)),
        Failure("403 for the manifest", When.Manifest, Faults.Status(403)),
        Failure("a page for the manifest", When.Manifest, Faults.HtmlPage()),
        Failure("404 for a layer", Layer, Faults.Status(404)),
        Failure("500 for a layer", Layer, Faults.Status(500)),
        Failure("a torn layer", Layer, Faults.Tear(1000)),
        Failure("a changed layer", Layer, Faults.FlipByte(0)),
        Failure("a longer layer", Layer, Faults.Append(1)),
        Failure("a page for a layer", Layer, Faults.HtmlPage()),
    ];

    [TestCaseSource(nameof(Failures))]
    public async Task Pull_Fails_LeavesNothingOfTheName(Predicate<RecordedRequest> when, Fault fault)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Options = pull.Options with { Retries = 0 };
        pull.Registry.Faults.Add(when, fault, times: int.MaxValue);

        await Assert.ThatAsync(() => pull.RunAsync(), Throws.InstanceOf<RegistryPullException>());

        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.SubsetOf(new[] { pull.Partial }));
    }

    [Test]
    public async Task Pull_BeforeAnythingWasFetched_LeavesNothingAtAll()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Registry.Faults.Add(When.Manifest, Faults.Status(404));

        await pull.FailAsync<ImageNotFoundException>();

        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.Empty);
    }

    [Test]
    public async Task Pull_ExporterFailsInTheMiddleOfAFile_LeavesNothingAtAll()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "lambda";
        pull.Exporter = new LambdaExporter(static async (_, _, workspace, cancellationToken) =>
        {
            await using var file = workspace.Create("");
            await file.WriteAsync(new byte[1000], cancellationToken);
            throw new InvalidContentException("hostile");
        });

        await pull.FailAsync<InvalidContentException>();

        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.Empty);
    }

    [TestCase("docker")]
    [TestCase("oci")]
    public async Task Pull_OutputCannotBeMade_SaysWhich(string format)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = format;
        var file = Path.Combine(pull.Folder, "file");
        await File.WriteAllTextAsync(file, "precious");

        var error = await pull.FailAsync<OutputException>(
            request => request with { Output = Path.Combine(file, "image") });

        Assert.That(error.Message, Does.Contain(Path.Combine(file, "image")));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("precious"));
    }

    private static TestCaseData Failure(string name, Predicate<RecordedRequest> when, Fault fault) =>
        new TestCaseData(when, fault).SetArgDisplayNames(name);
}
