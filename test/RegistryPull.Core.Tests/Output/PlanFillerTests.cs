using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output;

[TestFixture]
internal sealed class PlanFillerTests
{
    [Test]
    public async Task Write_TheSameBlobAtTwoPlaces_FillsBoth()
    {
        var layer = Fixture.Image().Layers()[0];
        var file = new PlannedFile(
            "", [new FileSegment.Blob(layer), new FileSegment.Bytes("-"u8.ToArray()), new FileSegment.Blob(layer)]);
        await using var pull = await Pull.StartAsync();
        pull.Format = "fixed";
        pull.Exporter = new FixedPlanExporter(_ => new OutputPlan([file]));

        // An interrupted run first: both places are continued.
        pull.Options = pull.Options with { Retries = 0 };
        pull.Registry.Faults.Add(When.Digest(layer.Digest), Faults.Tear(500), times: int.MaxValue);
        await pull.FailAsync<RegistryUnavailableException>();
        pull.Registry.Faults.Clear();
        await pull.RunAsync();

        var bytes = Fixture.Image().Blobs[layer.Digest];
        Assert.That(await File.ReadAllBytesAsync(pull.Output), Is.EqualTo((byte[])[.. bytes, (byte)'-', .. bytes]));
    }
}
