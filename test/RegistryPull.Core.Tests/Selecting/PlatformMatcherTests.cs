using NUnit.Framework;

namespace RegistryPull.Selecting;

[TestFixture]
internal sealed class PlatformMatcherTests
{
    // A processor runs what is made for its predecessors, and prefers the nearest.
    //
    // wanted         | offered          | distance
    // ---------------+------------------+---------
    [TestCase("linux/amd64", "linux/amd64", 0)]
    [TestCase("linux/amd64", "linux/arm64", null)]
    [TestCase("linux/amd64", "windows/amd64", null)]
    [TestCase("linux/amd64", "linux/386", null)]
    [TestCase("linux/amd64", "linux/amd64/v2", null)]
    [TestCase("linux/amd64/v3", "linux/amd64", 2)]
    [TestCase("linux/amd64/v3", "linux/amd64/v2", 1)]
    [TestCase("linux/arm/v7", "linux/arm", 0)]
    [TestCase("linux/arm/v7", "linux/arm/v6", 1)]
    [TestCase("linux/arm/v7", "linux/arm/v5", 2)]
    [TestCase("linux/arm/v6", "linux/arm/v7", null)]
    [TestCase("linux/arm/v8", "linux/arm/v5", 3)]
    [TestCase("linux/arm/v9", "linux/arm/v7", null)]
    [TestCase("linux/arm/v7", "linux/arm/vx", null)]
    [TestCase("linux/arm/vx", "linux/arm/vx", 0)]
    [TestCase("linux/arm64", "linux/arm64/v8", 0)]
    [TestCase("linux/arm64", "linux/arm64/v9", null)]
    [TestCase("linux/arm64/v9", "linux/arm64", 1)]
    [TestCase("linux/arm64", "linux/arm/v7", null)]
    [TestCase("linux/ppc64le", "linux/ppc64le/power9", 0)]
    [TestCase("linux/ppc64le/power9", "linux/ppc64le", null)]
    [TestCase("linux/ppc64le/power9", "linux/ppc64le/power9", 0)]
    [TestCase("windows/amd64", "windows/amd64:10.0.20348.2700", 0)]
    [TestCase("windows/amd64:10.0.20348", "windows/amd64:10.0.20348.2700", 0)]
    [TestCase("windows/amd64:10.0.20348.1", "windows/amd64:10.0.20348.2700", 0)]
    [TestCase("windows/amd64:10.0.20348", "windows/amd64:10.0.17763.1", null)]
    [TestCase("windows/amd64:10.0.20348", "windows/amd64", null)]
    public void Distance_TwoPlatforms_SaysHowFarApartTheyAre(string wanted, string offered, int? distance) =>
        Assert.That(PlatformMatcher.Distance(Platform.Parse(wanted), Platform.Parse(offered)), Is.EqualTo(distance));

    // index                                                          | wanted          | chosen
    // ---------------------------------------------------------------+-----------------+-----------------------------
    [TestCase("linux/arm/v5 linux/arm/v6 linux/amd64", "linux/arm/v7", "linux/arm/v6")]
    [TestCase("linux/arm/v6 linux/arm/v7", "linux/arm/v7", "linux/arm/v7")]
    [TestCase("linux/amd64/v2 linux/amd64 linux/amd64/v3", "linux/amd64/v4", "linux/amd64/v3")]
    [TestCase("windows/amd64:10.0.9.1 windows/amd64:10.0.10.1", "windows/amd64", "windows/amd64:10.0.10.1")]
    [TestCase("windows/amd64 windows/amd64:10.0.10.1", "windows/amd64", "windows/amd64:10.0.10.1")]
    [TestCase(
        "windows/amd64:10.0.10.1 windows/amd64:10.0.10.2 windows/amd64:10.0.11.1",
        "windows/amd64:10.0.10",
        "windows/amd64:10.0.10.2")]
    [TestCase("unknown/unknown linux/s390x", "linux/s390x", "linux/s390x")]
    [TestCase("linux/arm64", "linux/amd64", null)]
    [TestCase("unknown/unknown", "unknown/unknown", null)]
    public void Find_AnIndex_GivesTheBestEntry(string index, string wanted, string? chosen) =>
        Assert.That(
            PlatformMatcher.Find(Entries(index.Split(' ')), Platform.Parse(wanted))?.Platform?.ToString(),
            Is.EqualTo(chosen));

    [Test]
    public void Find_TwoAlike_GivesTheFirst()
    {
        var entries = Entries("linux/amd64", "linux/amd64");

        Assert.That(PlatformMatcher.Find(entries, Platform.Parse("linux/amd64")), Is.SameAs(entries[0]));
    }

    [Test]
    public void Find_RandomIndexes_GivesAnEntryThatRunsAndNoneIsNearer()
    {
        string[] all =
        [
            "linux/amd64", "linux/amd64/v2", "linux/amd64/v3", "linux/arm/v5", "linux/arm/v6", "linux/arm/v7",
            "linux/arm64", "linux/arm64/v9",
            "windows/amd64:10.0.1.1", "windows/amd64:10.0.2.1", "unknown/unknown",
        ];
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var entries = Entries(random.GetItems(all, random.Next(8)));
            var wanted = Platform.Parse(all[random.Next(all.Length - 1)]);

            var distances = entries.Where(static entry => !entry.IsAttestation)
                .Select(entry => PlatformMatcher.Distance(wanted, entry.Platform!));
            var found = PlatformMatcher.Find(entries, wanted);

            Assert.That(
                found is null ? null : PlatformMatcher.Distance(wanted, found.Platform!), Is.EqualTo(distances.Min()));
        }
    }

    [Test]
    public void Distance_ALadderOfVariants_AddsUp()
    {
        string[] ladder = ["linux/arm/v5", "linux/arm/v6", "linux/arm/v7", "linux/arm/v8"];
        var steps = from wanted in Enumerable.Range(0, 4)
                    from offered in Enumerable.Range(0, 4)
                    select (
                        wanted,
                        offered,
                        distance: PlatformMatcher.Distance(
                            Platform.Parse(ladder[wanted]), Platform.Parse(ladder[offered])));

        Assert.That(steps, Is.All.Matches<(int Wanted, int Offered, int? Distance)>(static step =>
            step.Distance == (step.Wanted >= step.Offered ? step.Wanted - step.Offered : null)));
    }

    private static Descriptor[] Entries(params string[] platforms) => [.. platforms.Select(static (platform, i) =>
        new Descriptor(MediaTypes.OciManifest, Digest.Compute([(byte)i]), 1) { Platform = Platform.Parse(platform) })];
}
