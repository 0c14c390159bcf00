using NUnit.Framework;
using RegistryPull.Layers;

namespace RegistryPull.Archives;

[TestFixture]
internal sealed class ExpansionLimitTests
{
    private const int HalfAGibibyte = 1 << 29;

    [Test]
    public void Count_AGibibyteOfAFewBytes_IsAllowed()
    {
        var limit = new ExpansionLimit(new TarSubject("a.tar.gz"), 100);

        limit.Count(HalfAGibibyte);

        Assert.That(() => limit.Count(HalfAGibibyte), Throws.Nothing);
    }

    [TestCase(1000, true)]
    [TestCase(20_000_000, false)]
    public void Count_MoreThanAGibibyte_IsLimitedToAHundredTimes(long size, bool isRefused)
    {
        var limit = new ExpansionLimit(new TarSubject("a.tar.gz"), size);
        limit.Count(HalfAGibibyte);
        limit.Count(HalfAGibibyte);

        Assert.That(
            () => limit.Count(HalfAGibibyte), isRefused ? Throws.TypeOf<InvalidContentException>() : Throws.Nothing);
    }
}
