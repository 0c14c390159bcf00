using NUnit.Framework;
using RegistryPull.Exporters.Ollama;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests.Ollama;

[TestFixture]
public sealed class OllamaExporterTests
{
    private const string ModelType = "application/vnd.ollama.image.model";

    private static readonly OllamaExporter Exporter = new();

    [Test]
    public async Task Export_AModel_IsWhereOllamaLooksForIt()
    {
        var model = Model();
        var image = model.Build("registry.ollama.ai/library/tiny:1b", MediaTypes.DockerConfig);
        using var workspace = new MemoryWorkspace();

        await Exporter.RunAsync([image], model.Content, workspace, CancellationToken.None);

        Assert.That(workspace.Order, Is.EqualTo(new[]
        {
            $"blobs/sha256-{Digest.Compute("{}"u8).Hex}",
            $"blobs/sha256-{Digest.Compute("weights"u8).Hex}",
            $"blobs/sha256-{Digest.Compute("template"u8).Hex}",
            "manifests/registry.ollama.ai/library/tiny/1b",
        }));
        Assert.That(
            workspace.Files["manifests/registry.ollama.ai/library/tiny/1b"],
            Is.EqualTo(image.Manifests[0].Manifest.Bytes.ToArray()));
    }

    [Test]
    public void Plan_TwoModels_ShareTheirBlobs()
    {
        ExportImage[] images =
            [Model().Build("registry.ollama.ai/library/tiny:1b"), Model()
                .Build("registry.ollama.ai/library/tiny:latest")];

        Assert.That(Exporter.Plan(images, PlanContext.Empty).Files, Has.Length.EqualTo(5));
    }

    [TestCase("localhost:5000/library/tiny:1")]
    [TestCase("ghcr.io/tiny:1")]
    [TestCase("ghcr.io/a/b/tiny:1")]
    public void Plan_ANameThatOllamaDoesNotHave_IsRefused(string name)
    {
        var error = Assert.Throws<InvalidRequestException>(
            () => Exporter.Plan([Model().Build(name)], PlanContext.Empty));

        Assert.That(error!.Message, Does.StartWith(name).And.Contain("--tag"));
    }

    [Test]
    public void Plan_ADigestAlone_IsRefused()
    {
        var name = $"registry.ollama.ai/library/tiny@{Digest.Compute("x"u8)}";

        Assert.That(
            Assert.Throws<InvalidRequestException>(() => Exporter.Plan([Model().Build(name)], PlanContext.Empty))!.Message, Does.Contain("has no tag"));
    }

    [Test]
    public void Plan_WhatIsNoModel_IsCalledWhatItIs()
    {
        var chart = new ArtifactExport().Add([1], "application/vnd.cncf.helm.chart.content.v1.tar+gzip")
            .Build("ghcr.io/a/chart:1", "application/vnd.cncf.helm.config.v1+json");

        Assert.That(
            Refusal(chart), Does.Contain("is a Helm chart (application/vnd.cncf.helm.config.v1+json), not a model"));
        Assert.That(
            Refusal(Fixture.Image().Export("ghcr.io/a/app:1")), Does.Contain("is a container image, not a model"));
    }

    private static string Refusal(ExportImage image) =>
        Assert.Throws<InvalidRequestException>(() => Exporter.Plan([image], PlanContext.Empty))!.Message;

    private static ArtifactExport Model() =>
        new ArtifactExport().Add("weights"u8.ToArray(), ModelType)
            .Add("template"u8.ToArray(), "application/vnd.ollama.image.template");
}
