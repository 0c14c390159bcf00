using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output.Resuming;

/// <summary>The tag moved between two runs: the blobs that both images share have other places in the archive
/// now.</summary>
[TestFixture]
internal sealed class MovedLayoutTests
{
    // Equal seeds make equal layers: the second image has those of the first, and more.
    private static readonly ImageFixture Before = Fixture.Image(new ImageRecipe { Layers = 3, LayerSize = 20_000 });

    private static readonly ImageFixture After = Fixture.Image(new ImageRecipe { Layers = 6, LayerSize = 20_000 });

    private static readonly Descriptor Torn = Before.Layers()[1];

    [TestCase("docker")]
    [TestCase("oci-archive")]
    public async Task Pull_SharedBlobs_AreNotFetchedAgain(string format)
    {
        await using var pull = await RepushedAsync(format);

        var result = await pull.RunAsync();

        Assert.That(Before.Layers().Except([Torn]).SelectMany(pull.Asked), Is.Empty);
        Assert.That(pull.Asked(Torn).Single().Range, Is.EqualTo("bytes=5000-"));
        Assert.That(result.Images[0].Layers.Count(static layer => layer.From == BlobOrigin.Resumed), Is.EqualTo(3));
        Layout.AssertArchive(pull.Output, After);
    }

    [Test]
    public async Task Pull_SharedBlobsOfALayout_AreNotFetchedAgain()
    {
        await using var pull = await RepushedAsync("oci");

        await pull.RunAsync();

        Assert.That(Before.Layers().Except([Torn]).SelectMany(pull.Asked), Is.Empty);
        Layout.AssertDirectory(pull.Output, After);
    }

    [Test]
    public async Task Pull_InterruptedAgainAfterTheMove_StillHasTheSharedBlobs()
    {
        await using var pull = await RepushedAsync("docker");
        pull.Registry.Faults.Add(When.Digest(After.Layers()[5].Digest), Faults.Status(500));

        await pull.FailAsync<RegistryUnavailableException>();
        await pull.RunAsync();

        Assert.That(Before.Layers().Except([Torn]).SelectMany(pull.Asked), Is.Empty);
        Layout.AssertArchive(pull.Output, After);
    }

    [Test]
    public async Task Pull_WhatWasLeftIsGone_FetchesItAnew()
    {
        await using var pull = await RepushedAsync("docker");
        File.Delete(Path.Combine(pull.Partial, "content"));

        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, After);
    }

    [Test]
    public async Task Pull_AnImageThatSharesNothing_IsRightAndLeavesNothingBehind()
    {
        await using var pull = await RepushedAsync("oci");
        var other = Fixture.Image(new ImageRecipe { Seed = 7 });
        pull.Push(other);

        await pull.RunAsync();

        Layout.AssertDirectory(pull.Output, other);
        Assert.That(Directory.Exists(pull.Partial), Is.False);
    }

    private static async Task<Pull> RepushedAsync(string format)
    {
        var pull = await Pull.StartAsync(Before);
        pull.Format = format;
        pull.Options = pull.Options with { Retries = 0 };

        // It breaks when the others are complete.
        pull.Registry.Faults.Add(When.Digest(Torn.Digest), (answer, request) =>
            SpinWait.SpinUntil(() => pull.Progress.Origins.Count == 2, TimeSpan.FromMinutes(2)) ? Faults.Tear(5000)(answer, request) : answer);
        await pull.FailAsync<RegistryUnavailableException>();
        pull.Push(After);
        pull.Registry.Requests.Clear();
        return pull;
    }
}
