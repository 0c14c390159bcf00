using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Exporters;
using RegistryPull.Exporting;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull;

/// <summary>The pipeline as a library: what a stranger writes in <c>Program.cs</c>.</summary>
[TestFixture]
internal sealed class RegistryPullServicesTests
{
    [Test]
    public async Task AddRegistryPull_WithAnExporterOfOnesOwn_Pulls()
    {
        await using var pull = await Pull.StartAsync();
        var services = new ServiceCollection();
        services.AddRegistryPull().AddExporter<SizesExporter>();
        var validation = new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true };
        await using var provider = services.BuildServiceProvider(validation);
        await using var session = provider.CreatePullSession();

        ImageReference[] references = [ImageReference.Parse(pull.Reference)];
        var result = await session.Puller.PullAsync(
            new PullRequest { Images = [.. references], Format = "sizes", Output = pull.Output },
            CancellationToken.None);

        Assert.That(
            await File.ReadAllTextAsync(result.Output!),
            Is.EqualTo(string.Join(' ', Fixture.Image().Layers().Select(static layer => layer.Size))));
    }

    [Test]
    public async Task AddExporter_TwoOfOneName_TakesTheFirst()
    {
        var (first, second) = (new SizesExporter(), new SizesExporter());
        var services = new ServiceCollection();
        services.AddRegistryPull().AddExporter(first).AddExporter(second);
        await using var provider = services.BuildServiceProvider();

        var catalog = provider.GetRequiredService<ExporterCatalog>();

        Assert.That(catalog.Get("sizes"), Is.SameAs(first));
        Assert.That(catalog.All, Has.Count.EqualTo(1));
    }

    [Test]
    public void AddBuiltInExporters_Always_AddsThemToTheCatalog()
    {
        var services = new ServiceCollection();
        services.AddRegistryPull().AddBuiltInExporters();
        using var provider = services.BuildServiceProvider();

        var formats = provider.GetRequiredService<ExporterCatalog>().All.Select(static exporter => exporter.Format);

        Assert.That(formats, Is.EquivalentTo(BuiltInExporters.Create().Select(static exporter => exporter.Format)));
    }

    [Test]
    public async Task AddBuiltInExporters_WithoutCompression_WritesUncompressedLayers()
    {
        await using var pull = await Pull.StartAsync();
        var services = new ServiceCollection();
        services.AddRegistryPull().AddBuiltInExporters(compression: LayerCompression.None);
        await using var provider = services.BuildServiceProvider();
        var request = new PullRequest
        {
            Images = [ImageReference.Parse(pull.Reference)],
            Format = "docker",
            Output = pull.Output,
        };

        await provider.GetRequiredService<ImagePuller>().PullAsync(request, CancellationToken.None);

        var archive = await File.ReadAllTextAsync(pull.Output, System.Text.Encoding.Latin1);
        Assert.That(archive, Does.Contain($"\"{MediaTypes.OciLayer.Replace("+gzip", "", StringComparison.Ordinal)}\""));
        Assert.That(archive, Does.Not.Contain("+gzip"));
    }

    [Test]
    public void AddRegistryPull_Twice_AddsOnePipeline()
    {
        var services = new ServiceCollection();
        services.AddRegistryPull(new RegistryPullOptions { Retries = 7 });
        var count = services.Count;

        var builder = services.AddRegistryPull();

        Assert.That(services, Has.Count.EqualTo(count));
        Assert.That(builder.Services, Is.SameAs(services));
    }

    [Test]
    public void AddRegistryPull_TwiceWithOtherOptions_Throws()
    {
        var services = new ServiceCollection();
        services.AddRegistryPull(new RegistryPullOptions { Retries = 7 });

        var act = () => services.AddRegistryPull(new RegistryPullOptions { Retries = 8 });

        Assert.That(act, Throws.InvalidOperationException);
    }

    [Test]
    public async Task AddRegistryPull_WithAnInvokerOfTheCaller_SendsEveryRequestThroughIt()
    {
        using var server = new StubHandler(static _ => new HttpResponseMessage(HttpStatusCode.NotFound));
        using var http = new HttpMessageInvoker(server);
        var services = new ServiceCollection();
        services.AddSingleton(http);
        services.AddRegistryPull(new RegistryPullOptions { Retries = 0 });
        await using var provider = services.BuildServiceProvider();

        var inspect = () => provider.GetRequiredService<ImageInspector>().InspectAsync(
            ImageReference.Parse("registry.example/team/app:1"), platform: null, CancellationToken.None);

        Assert.That(inspect, Throws.InstanceOf<ImageNotFoundException>());
    }

    [TestCase("s3cret")]
    public void ToString_ACredential_HidesItsSecret(string secret)
    {
        RegistryCredential[] credentials =
            [new RegistryCredential.Password("ann", secret), new RegistryCredential.BearerToken(secret)];

        Assert.That(
            $"{credentials[0]}, {credentials[1]}, {new RegistryPullOptions { Credential = credentials[0] }}",
            Does.Not.Contain(secret));
    }

    private sealed class SizesExporter : ILayerExporter
    {
        public string Format => "sizes";

        public string Description => "The sizes of the layers.";

        public OutputTraits Traits { get; } = new() { Kind = OutputKind.File };

        public async Task ExportAsync(
            IReadOnlyList<ExportImage> images, IVerifiedContent content, IOutputWorkspace workspace,
            CancellationToken cancellationToken)
        {
            var sizes = new List<long>();
            foreach (var blob in images[0].Blobs())
            {
                await using var stream = await content.OpenAsync(blob, cancellationToken);
                using var bytes = new MemoryStream();
                await stream.CopyToAsync(bytes, cancellationToken);
                sizes.Add(bytes.Length);
            }

            await using var writer = new StreamWriter(workspace.Create(""));
            await writer.WriteAsync(string.Join(' ', sizes));
        }
    }
}
