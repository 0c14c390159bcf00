using NUnit.Framework;
using RegistryPull.Exporting;

namespace RegistryPull.Output;

[TestFixture]
internal sealed class PlanComparerTests
{
    private static readonly byte[] Content = [1, 2, 3, 4, 5];

    private static readonly Descriptor Blob = new("m", Digest.Compute(Content), Content.Length);

    private static readonly OutputPlan Plan = new(
    [
        new PlannedFile("a/blob", [new FileSegment.Bytes(new byte[] { 9 }), new FileSegment.Blob(Blob)]),
        new PlannedFile("index", [new FileSegment.Bytes("known"u8.ToArray())]),
    ]);

    private DirectoryInfo _folder = null!;

    [SetUp]
    public void WriteThePlan()
    {
        _folder = Directory.CreateTempSubdirectory("regpull-test-");
        _folder.CreateSubdirectory("a");
        Write("a/blob", [9, .. Content]);
        Write("index", "known"u8.ToArray());
    }

    [TearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [Test]
    public async Task FindDifferent_EveryByteAsPlanned_IsNone() => Assert.That(await DifferentAsync(), Is.Empty);

    // how one file differs
    [TestCase("a/blob", new byte[] { 8, 1, 2, 3, 4, 5 }, TestName = "FindDifferent_AKnownByte_IsThatFile")]
    [TestCase("a/blob", new byte[] { 9, 1, 2, 3, 4, 6 }, TestName = "FindDifferent_AByteOfABlob_IsThatFile")]
    [TestCase("a/blob", new byte[] { 9, 1, 2, 3, 4 }, TestName = "FindDifferent_Shorter_IsThatFile")]
    [TestCase("a/blob", new byte[] { 9, 1, 2, 3, 4, 5, 0 }, TestName = "FindDifferent_Longer_IsThatFile")]
    [TestCase("index", new byte[0], TestName = "FindDifferent_Empty_IsThatFile")]
    public async Task FindDifferent_OneFile_IsThatFile(string path, byte[] bytes)
    {
        Write(path, bytes);

        Assert.That(await DifferentAsync(), Is.EqualTo(new[] { path }));
    }

    [Test]
    public async Task FindDifferent_AbsentFiles_AreAllInTheOrderOfThePlan()
    {
        _folder.Delete(recursive: true);

        Assert.That(await DifferentAsync(), Is.EqualTo(new[] { "a/blob", "index" }));
        _folder.Create();
    }

    [Test]
    public async Task FindDifferent_AFileThatIsNotPlanned_IsLeftAlone()
    {
        Write("other", [1]);

        Assert.That(await DifferentAsync(), Is.Empty);
    }

    private void Write(string path, byte[] bytes) => File.WriteAllBytes(Path.Combine(_folder.FullName, path), bytes);

    private async Task<IEnumerable<string>> DifferentAsync() =>
        (await PlanComparer.FindDifferentAsync(_folder.FullName, Plan, CancellationToken.None))
            .Select(static file => file.Path);
}
