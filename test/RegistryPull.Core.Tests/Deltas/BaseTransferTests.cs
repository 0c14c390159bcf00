using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;
using RegistryPull.Transfer;

namespace RegistryPull.Deltas;

/// <summary>Deltas on what a transfer file says that was carried:
/// docs/decisions/0073-a-transfer-file-is-believed.md.</summary>
[TestFixture]
internal sealed class BaseTransferTests
{
    private static readonly byte[][] Tars = [.. Enumerable.Range(1, 4).Select(static i => new byte[512 * i])];

    private static readonly ImageFixture First = Fixture.OfTars(Tars[..2]);

    private static readonly ImageFixture Second = Fixture.OfTars(Tars[..3]);

    private static readonly ImageFixture Third = Fixture.OfTars(Tars);

    [TestCase("docker")]
    [TestCase("oci")]
    [TestCase("oci-archive")]
    public async Task Pull_OnATransferFile_FetchesWhatIsNewAndAsksForNothingOfTheBase(string format)
    {
        await using var pull = await StartAsync(format);
        var week1 = await CarryAsync(pull, "week1", First);
        var asked = pull.Registry.Requests.All.Count;

        var (result, transfer) = await DeltaAsync(pull, "week2", Second, week1);

        Assert.That(Origins(result), Is.EqualTo(new[] { BlobOrigin.Omitted, BlobOrigin.Omitted, BlobOrigin.Registry }));
        Assert.That(
            pull.Registry.Requests.All.Skip(asked).Select(static one => one.Route.Target),
            Has.None.Contains($"{First.Root.Digest}"));
        Assert.That(transfer.BuildsOn, Is.EqualTo(new[] { Digest.Compute(await File.ReadAllBytesAsync(week1)).Hex }));
        Assert.That(transfer.Requires.Select(static one => one.Digest), Is.EqualTo(new[] { First.Root.Digest }));
        Assert.That(transfer.Requires[0].ChainId, Is.EqualTo(transfer.Images[0].Layers[1].ChainId));
        Assert.That(result.Requires[0].Reference.Tag, Is.EqualTo("week1"));
        Assert.That(File.Exists(Path.Combine(pull.Folder, "week2.check.sh")));
    }

    [Test]
    public async Task Verify_ADeltaWithATransferFile_BelievesWhatItSays()
    {
        await using var pull = await StartAsync("docker");
        var week1 = await CarryAsync(pull, "week1", First);
        var (result, _) = await DeltaAsync(pull, "week2", Second, week1);
        await using var services = pull.Services();
        var verifier = services.GetRequiredService<ArchiveVerifier>();
        var request = new VerifyRequest { Path = result.Output! };

        var alone = await verifier.VerifyAsync(request, CancellationToken.None);
        var together = await verifier.VerifyAsync(request with { BaseTransfers = [week1] }, CancellationToken.None);

        Assert.That(alone.Findings, Is.Not.Empty);
        Assert.That(together.Findings, Is.Empty);
    }

    [Test]
    public async Task Pull_OnADelta_CountsTheLayersThatItLacked()
    {
        await using var pull = await StartAsync("docker");
        var week1 = await CarryAsync(pull, "week1", First);
        await DeltaAsync(pull, "week2", Second, week1);

        var (result, transfer) = await DeltaAsync(
            pull, "week3", Third, Path.Combine(pull.Folder, "week2.transfer.json"));

        Assert.That(Origins(result).Count(static origin => origin == BlobOrigin.Omitted), Is.EqualTo(3));
        Assert.That(transfer.Requires.Select(static one => one.Digest), Is.EqualTo(new[] { Second.Root.Digest }));
    }

    [Test]
    public async Task Pull_AChainThatDoesNotFollow_FailsBeforeAnythingIsAsked()
    {
        await using var pull = await StartAsync("docker");
        var week1 = await CarryAsync(pull, "week1", First);
        var (one, other) = (
            First.Export().Manifests[0].Config!.DiffIds[1], Third.Export().Manifests[0].Config!.DiffIds[3]);
        await File.WriteAllTextAsync(
            week1,
            (await File.ReadAllTextAsync(week1))
                .Replace($"\"diffId\": \"{one}\"", $"\"diffId\": \"{other}\"", StringComparison.Ordinal));
        var asked = pull.Registry.Requests.All.Count;

        var error = await pull.FailAsync<InvalidContentException>(request => request with { BaseTransfers = [week1] });

        Assert.That(error.Message, Does.Contain("contradicts itself"));
        Assert.That(pull.Registry.Requests.All, Has.Count.EqualTo(asked));
    }

    [Test]
    public async Task Pull_AFileThatIsNotThere_IsNamed()
    {
        await using var pull = await StartAsync("docker");

        var error = await pull.FailAsync<InvalidRequestException>(
            request => request with { BaseTransfers = ["/nowhere/x.transfer.json"] });

        Assert.That(error.Message, Does.StartWith("/nowhere/x.transfer.json cannot be read"));
    }

    [Test]
    public async Task Pull_TheTransferFileOfTheOutputItself_IsRefusedAndStays()
    {
        await using var pull = await StartAsync("docker");
        var week1 = await CarryAsync(pull, "week1", First);
        var before = await File.ReadAllBytesAsync(week1);

        await pull.FailAsync<InvalidRequestException>(request => request with
        {
            Output = Path.Combine(pull.Folder, "week1.tar"),
            BaseTransfers = [week1],
            WritesTransfer = true,
            Force = true,
        });

        Assert.That(await File.ReadAllBytesAsync(week1), Is.EqualTo(before));
    }

    [Test]
    public async Task Pull_AnotherImage_SaysThatNothingIsLeftOut()
    {
        await using var pull = await StartAsync("docker");
        var week1 = await CarryAsync(pull, "week1", Fixture.Image(new ImageRecipe { Seed = 9 }));

        var (result, transfer) = await DeltaAsync(pull, "week2", Second, week1);

        Assert.That((result.Requires.IsEmpty, transfer.BuildsOn.Length), Is.EqualTo((true, 1)));
        Assert.That(pull.Progress.Notes, Has.Some.Contains($"nothing is left out: no image builds on {week1}"));
    }

    private static async Task<Pull> StartAsync(string format)
    {
        var pull = await Pull.StartAsync(First);
        pull.Format = format;
        return pull;
    }

    private static async Task<string> CarryAsync(Pull pull, string name, ImageFixture image)
    {
        pull.Push(image, name);
        var result = await pull.RunAsync(
            request => request with { Output = Path.Combine(pull.Folder, name + ".tar"), WritesTransfer = true });
        return result.TransferFile!;
    }

    private static async Task<(PullResult Result, TransferFile Transfer)> DeltaAsync(
        Pull pull, string name, ImageFixture image, string known)
    {
        pull.Push(image, name);
        var result = await pull.RunAsync(request => request with
        {
            Output = Path.Combine(pull.Folder, name + ".tar"),
            BaseTransfers = [known],
            WritesTransfer = true,
        });
        return (result, TransferFormat.Read(await File.ReadAllBytesAsync(result.TransferFile!), name));
    }

    private static IEnumerable<BlobOrigin> Origins(PullResult result) =>
        result.Images[0].Layers.Select(static layer => layer.From);
}
