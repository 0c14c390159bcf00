using System.Collections.Immutable;
using NUnit.Framework;

namespace RegistryPull.Selecting;

[TestFixture]
internal sealed class PlatformSelectionTests
{
    // index                                    | machine | chosen by default
    // -----------------------------------------+---------+------------------------------
    // has linux on this processor              | any     | that
    // has not                                  | any     | linux/amd64
    // has no linux                             | any     | windows/amd64, newest
    // one image without a platform             | any     | that
    [TestCase("linux/amd64 linux/arm64", "arm64", "linux/arm64")]
    [TestCase("linux/amd64 linux/arm64", "amd64", "linux/amd64")]
    [TestCase("linux/arm64 linux/amd64", "riscv64", "linux/amd64")]
    [TestCase("linux/arm/v6 linux/amd64", "arm", "linux/arm/v6")]
    [TestCase("windows/amd64:10.0.1.1 windows/amd64:10.0.2.1", "arm64", "windows/amd64:10.0.2.1")]
    [TestCase("windows/amd64:10.0.1.1 linux/amd64", "arm64", "linux/amd64")]
    [TestCase("-", "amd64", "-")]
    [TestCase("unknown/unknown -", "amd64", "-")]
    public void Choose_Default_SuitsTheMachine(string index, string machine, string chosen) =>
        Assert.That(
            Text(PlatformSelection.Choose(Entries(index), PlatformChoice.Default, machine, "app")),
            Is.EqualTo(new[] { chosen }));

    [Test]
    public void Choose_Several_GivesThemInTheirOrderAndEachOnce()
    {
        var choice = PlatformChoice.From(
            Platform.Parse("linux/arm64"), Platform.Parse("linux/arm/v7"), Platform.Parse("linux/arm/v6"));

        Assert.That(
            Text(PlatformSelection.Choose(Entries("linux/amd64 linux/arm/v6 linux/arm64"), choice, "amd64", "app")),
            Is.EqualTo(new[] { "linux/arm64", "linux/arm/v6" }));
    }

    [TestCase("linux/s390x darwin/arm64 unknown/unknown", "it has darwin/arm64, linux/s390x (--platform)")]
    [TestCase("unknown/unknown", "it has no platform at all (--platform)")]
    [TestCase("- -", "it has no platform at all (--platform)")]
    public void Choose_DefaultFindsNone_ListsWhatThereIs(string index, string listed)
    {
        var error = Assert.Throws<ImageNotFoundException>(
            () => PlatformSelection.Choose(Entries(index), PlatformChoice.Default, "amd64", "app"));

        Assert.That(
            error!.Message, Is.EqualTo($"app has nothing for linux/amd64, linux/amd64 or windows/amd64; {listed}"));
    }

    [Test]
    public void Choose_OneOfSeveralIsMissing_NamesIt()
    {
        var choice = PlatformChoice.From(Platform.Parse("linux/amd64"), Platform.Parse("linux/mips"));

        var error = Assert.Throws<ImageNotFoundException>(
            () => PlatformSelection.Choose(Entries("linux/amd64"), choice, "amd64", "app"));

        Assert.That(error!.Message, Is.EqualTo("app has nothing for linux/mips; it has linux/amd64 (--platform)"));
    }

    // '-' is an entry without a platform.
    private static ImmutableArray<Descriptor> Entries(string platforms) =>
        [.. platforms.Split(' ').Select(static (platform, i) =>
            new Descriptor(
                MediaTypes.OciManifest,
                Digest.Compute([(byte)i]),
                1) { Platform = platform == "-" ? null : Platform.Parse(platform) })];

    private static IEnumerable<string> Text(IEnumerable<Descriptor> entries) =>
        entries.Select(static entry => entry.Platform?.ToString() ?? "-");
}
