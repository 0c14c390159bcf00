using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output.Resuming;

/// <summary>What an interrupted run leaves, and what the next makes of it.</summary>
[TestFixture]
internal sealed class ResumeTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });

    private static readonly Descriptor Layer = Image.Layers()[0];

    private static readonly string[] Formats = ["docker", "oci", "oci-archive"];

    [TestCaseSource(nameof(Formats))]
    public async Task Pull_AfterAFailure_AsksForTheRestAlone(string format)
    {
        await using var pull = await InterruptedAsync(format);

        var result = await pull.RunAsync();

        Assert.That(pull.Asked(Layer).Single().Range, Is.EqualTo("bytes=20000-"));
        Assert.That(result.Images[0].Layers[0].From, Is.EqualTo(BlobOrigin.Resumed));
        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.EqualTo(new[] { pull.Output }));
        AssertRight(pull);
    }

    [Test]
    public async Task Pull_AfterSeveralFailures_GetsFurtherEachTime()
    {
        await using var pull = await InterruptedAsync("docker");
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(10_000));

        await pull.FailAsync<RegistryUnavailableException>();
        await pull.RunAsync();

        Assert.That(
            pull.Asked(Layer).Select(static request => request.Range),
            Is.EqualTo(new[] { "bytes=20000-", "bytes=30000-" }));
        AssertRight(pull);
    }

    [TestCaseSource(nameof(Formats))]
    public async Task Pull_APieceThatWasLeftIsDamaged_FetchesItAnewAlone(string format)
    {
        // Three runs, so three pieces: 0 to 20,000, to 30,000, and the rest.
        await using var pull = await InterruptedAsync(format);
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(10_000));
        await pull.FailAsync<RegistryUnavailableException>();
        Damage(pull, 25_000);

        await pull.RunAsync();

        Assert.That(
            pull.Asked(Layer).Select(static request => request.Range),
            Is.EqualTo(new[] { "bytes=20000-", "bytes=30000-", "bytes=20000-29999" }));
        AssertRight(pull);
    }

    [TestCaseSource(nameof(Formats))]
    public async Task Pull_WhatWasLeftIsAsItCameButWrong_FetchesTheWholeAnew(string format)
    {
        await using var pull = await InterruptedAsync(format, Faults.FlipByte(10_000));

        await pull.RunAsync();

        Assert.That(
            pull.Asked(Layer).Select(static request => request.Range), Is.EqualTo(new[] { "bytes=20000-", null }));
        AssertRight(pull);
    }

    private static void Damage(Pull pull, int place)
    {
        var file = Directory.EnumerateFiles(pull.Partial, "*", SearchOption.AllDirectories)
            .MaxBy(static file => new FileInfo(file).Length)!;
        var bytes = File.ReadAllBytes(file);
        var at = bytes.AsSpan().IndexOf(Image.Blobs[Layer.Digest].AsSpan(place, 100));
        bytes[at] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    // What is damaged besides the content: nothing of it may fail a run, or make a wrong output.
    [TestCase("journal", "")]
    [TestCase("journal", "garbage \0\n")]
    [TestCase("journal", "held {0} 0 0 999999999 \n")]
    [TestCase("journal", "held {0} 1000000 0 50000 \n")]
    [TestCase("journal", "held {0} 9223372036854775807 1 9223372036854775807 \n")]
    [TestCase("journal", "held {0} 0 0 50000 ../../../image\n")]
    [TestCase("journal", "held {0} 0 0 50000 no/such/file\n")]
    [TestCase("content", "")]
    [TestCase("content", "short")]
    [TestCase("previous", "left by a run that was killed")]
    public async Task Pull_TheWorkspaceIsDamaged_MakesARightOutput(string name, string text)
    {
        await using var pull = await InterruptedAsync("docker");
        await File.WriteAllTextAsync(Path.Combine(pull.Partial, name), string.Format(null, text, Layer.Digest));

        await pull.RunAsync();

        AssertRight(pull);
    }

    [TestCase("content")]
    [TestCase("journal")]
    public async Task Pull_TheWorkspaceIsIncomplete_MakesARightOutput(string missing)
    {
        await using var pull = await InterruptedAsync("docker");
        File.Delete(Path.Combine(pull.Partial, missing));

        await pull.RunAsync();

        AssertRight(pull);
    }

    [TestCase("docker", "oci")]
    [TestCase("oci", "docker")]
    public async Task Pull_AnotherFormatThanBefore_CarriesOverWhatIsThere(string before, string after)
    {
        await using var pull = await InterruptedAsync(before);
        pull.Format = after;

        await pull.RunAsync();

        Assert.That(pull.Asked(Layer).Single().Range, Is.EqualTo("bytes=20000-"));
        AssertRight(pull);
    }

    private static async Task<Pull> InterruptedAsync(string format, Fault? fault = null)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Format = format;
        pull.Options = pull.Options with { Retries = 0 };
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(20_000));
        if (fault is not null)
        {
            pull.Registry.Faults.Add(When.Digest(Layer.Digest), fault);
        }

        await pull.FailAsync<RegistryUnavailableException>();
        Assert.That((Path.Exists(pull.Output), Directory.Exists(pull.Partial)), Is.EqualTo((false, true)));
        pull.Registry.Requests.Clear();
        return pull;
    }

    private static void AssertRight(Pull pull)
    {
        if (pull.Format == "oci")
        {
            Layout.AssertDirectory(pull.Output, Image);
        }
        else
        {
            Layout.AssertArchive(pull.Output, Image);
        }
    }
}
