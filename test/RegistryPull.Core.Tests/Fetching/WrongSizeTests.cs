using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching;

/// <summary>Blobs that are longer or shorter than the manifest says.</summary>
[TestFixture]
internal sealed class WrongSizeTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });

    private static readonly Descriptor Layer = Image.Layers()[0];

    // body                     | with Content-Length | without
    // -------------------------+---------------------+------------------------------------
    // longer                   | refused at once     | read to the known end, which is right
    // shorter                  | refused at once     | asked for the rest, until the retries end
    [Test]
    public async Task Pull_LongerBody_IsRefusedAtOnce()
    {
        await using var pull = await FaultyAsync(Faults.Append(1), times: int.MaxValue);

        Assert.That(
            (await pull.FailAsync<InvalidContentException>()).Message,
            Does.Contain($"{Layer.Size + 1} bytes where the manifest says {Layer.Size}"));
        Assert.That(pull.Asked(Layer), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pull_ShorterBody_IsRefusedAtOnce()
    {
        await using var pull = await FaultyAsync(Faults.Body(new byte[100]), times: int.MaxValue);

        Assert.That(
            (await pull.FailAsync<InvalidContentException>()).Message,
            Does.Contain($"100 bytes where the manifest says {Layer.Size}"));
        Assert.That(pull.Asked(Layer), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pull_LongerBodyWithoutContentLength_IsReadToItsKnownEnd()
    {
        await using var pull = await FaultyAsync(Faults.Append(100_000), times: int.MaxValue);
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.NoLength(), times: int.MaxValue);

        await pull.RunAsync();

        Assert.That(pull.Progress.Received, Is.EqualTo(Layer.Size));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_ShorterBodyWithoutContentLength_EndsAfterItsRetries()
    {
        await using var pull = await FaultyAsync(Faults.Body(new byte[100]), times: int.MaxValue);
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.NoLength(), times: int.MaxValue);

        await pull.FailAsync<RegistryUnavailableException>();

        Assert.That(pull.Asked(Layer), Has.Count.LessThanOrEqualTo(10));
    }

    private static async Task<Pull> FaultyAsync(Fault fault, int times = 1)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), fault, times);
        return pull;
    }
}
