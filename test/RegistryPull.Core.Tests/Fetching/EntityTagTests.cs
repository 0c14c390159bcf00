using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching;

/// <summary>What is continued is still what was begun, as far as the server says so.</summary>
[TestFixture]
internal sealed class EntityTagTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });

    private static readonly Descriptor Layer = Image.Layers()[0];

    // what it said         | what is said with the Range
    // ---------------------+--------------------
    [TestCase("\"one\"", "\"one\"")]
    [TestCase("W/\"one\"", null)]
    [TestCase("one", null)]
    [TestCase(null, null)]
    public async Task Pull_Continued_AsksForTheSame(string? said, string? asked)
    {
        await using var pull = await TornAsync(said);

        await pull.RunAsync();

        Assert.That(pull.Asked(Layer).Select(static request => request.IfRange), Is.EqualTo(new[] { null, asked }));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_ContinuedByAnotherRun_AsksForTheSame()
    {
        await using var pull = await TornAsync("\"one\"");
        pull.Options = pull.Options with { Retries = 0 };

        await pull.FailAsync<RegistryUnavailableException>();
        await pull.RunAsync();

        Assert.That(
            pull.Asked(Layer)[^1],
            Has.Property("Range").EqualTo("bytes=20000-").And.Property("IfRange").EqualTo("\"one\""));
    }

    [Test]
    public async Task Pull_ItIsAnotherNow_StartsThatBlobAgain()
    {
        await using var pull = await TornAsync("\"one\"");
        pull.Registry.Faults.Add(When.Ranged, Faults.Header("ETag", "\"two\""));

        await pull.RunAsync();

        Assert.That(
            pull.Asked(Layer).Select(static request => request.Range),
            Is.EqualTo(new[] { null, "bytes=20000-", null }));
        Assert.That(pull.Progress.Details, Has.Some.Contains("serves other content"));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_ItIsAnotherEachTime_EndsAllTheSame()
    {
        await using var pull = await TornAsync("\"0\"", times: 3);
        var answers = 0;
        pull.Registry.Faults.Add(
            When.Digest(Layer.Digest), (answer, _) => answer.With("ETag", $"\"{++answers}\""), times: int.MaxValue);

        await pull.RunAsync();

        Assert.That(pull.Asked(Layer).Count(static request => request.IfRange is not null), Is.EqualTo(2));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_ContinuedElsewhere_DoesNotSayWhatItDoesNotKnow()
    {
        await using var pull = await TornAsync("\"one\"");
        await using var other = await FakeRegistry.StartAsync();
        other.Push("team/app", "1.0", Image);
        pull.Registry.Faults.Add(When.Ranged, Faults.Redirect(other.Url));

        await pull.RunAsync();

        Assert.That(
            other.Requests.Blobs.Single(), Has.Property("Range").EqualTo("bytes=20000-").And.Property("IfRange").Null);
        Layout.AssertArchive(pull.Output, Image);
    }

    private static async Task<Pull> TornAsync(string? tag, int times = 1)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(20_000), times);
        if (tag is not null)
        {
            pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Header("ETag", tag), times: times);
        }

        return pull;
    }
}
