using Moq;
using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output;

/// <summary>Slips of the hand that would cost more than a pull.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class RefusedOutputTests
{
    // output, beside the current directory a/b | --force
    // ------------------------------------------+---------
    [TestCase("a/b")]
    [TestCase("a")]
    public async Task Pull_ForceOverTheCurrentDirectory_IsRefused(string output)
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "oci";
        var here = Directory.CreateDirectory(Path.Combine(pull.Folder, "a", "b")).FullName;
        await File.WriteAllTextAsync(Path.Combine(here, "precious"), "");

        await InAsync(
            here,
            () => pull.FailAsync<OutputException>(
                request => request with { Output = Path.Combine(pull.Folder, output), Force = true }));

        Assert.That(File.Exists(Path.Combine(here, "precious")), Is.True);
    }

    [Test]
    public async Task Pull_ForceBesideTheCurrentDirectory_Replaces()
    {
        await using var pull = await Pull.StartAsync();
        pull.UseState();
        pull.Format = "oci";
        var (here, beside) = (
            Directory.CreateDirectory(Path.Combine(pull.Folder, "a")),
            Directory.CreateDirectory(Path.Combine(pull.Folder, "ab")));
        await pull.RunAsync(request => request with { Output = beside.FullName });
        await File.WriteAllTextAsync(Path.Combine(beside.FullName, "old"), "");

        await InAsync(
            here.FullName,
            () => pull.RunAsync(static request => request with { Output = Path.Combine("..", "ab"), Force = true }));

        Layout.AssertDirectory(beside.FullName, Fixture.Image());
        Assert.That(File.Exists(Path.Combine(beside.FullName, "old")), Is.False);
    }

    [Test]
    public async Task Pull_NoOutputNamed_MakesTheDefaultOneInTheCurrentDirectory()
    {
        await using var pull = await Pull.StartAsync();

        await InAsync(pull.Folder, () => pull.RunAsync(static request => request with { Output = null }));

        Layout.AssertArchive(Path.Combine(pull.Folder, "team_app_1.0.tar"), Fixture.Image());
    }

    [Test]
    public async Task Pull_AnExporterThatNeitherPlansNorReadsLayers_IsRefusedBeforeAnythingIsAsked()
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "docker";
        pull.Exporter = Mock.Of<IExporter>(static exporter =>
            exporter.Format == "docker" && exporter.Traits == new OutputTraits { Kind = OutputKind.File });

        var error = await pull.FailAsync<InvalidRequestException>();

        Assert.That(error.Message, Does.Contain("neither IPlannedExporter nor ILayerExporter"));
        Assert.That(pull.Registry.Requests.All, Is.Empty);
    }

    [Test]
    public async Task Pull_AWholeVolume_IsRefused()
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "oci";

        await pull.FailAsync<OutputException>(request => request with { Output = Path.GetPathRoot(pull.Folder) });
    }

    private static async Task InAsync(string directory, Func<Task> act)
    {
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = directory;
        try
        {
            await act();
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
