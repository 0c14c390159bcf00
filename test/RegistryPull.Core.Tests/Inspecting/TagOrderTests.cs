using NUnit.Framework;

namespace RegistryPull.Inspecting;

[TestFixture]
internal sealed class TagOrderTests
{
    [TestCase("1.9 1.10", TestName = "numbers by value")]
    [TestCase("1 1-alpine 1.0 1.0-alpine 1.0.1 2", TestName = "a version, what is added to it, the next")]
    [TestCase(
        "1.0-alpha 1.0-alpha2 1.0-beta 1.0-rc1 1.0-rc2 1.0-rc10 1.0 1.0-alpine",
        TestName = "pre-releases before the release, variants after it")]
    [TestCase("1.0rc1 1.0", TestName = "pre-releases without a hyphen")]
    [TestCase("3.13.0-rc-slim 3.13.0 3.13.0-slim", TestName = "variants of a pre-release")]
    [TestCase("alpine latest stable 1.0", TestName = "names first")]
    [TestCase("alpine3.9 alpine3.10", TestName = "numbers in names")]
    [TestCase("v1.9 1.10 v1.11 v2", TestName = "with and without v")]
    [TestCase("version1 v1", TestName = "a name that begins like a version")]
    [TestCase("20240930 20241001", TestName = "dates")]
    [TestCase("1.01 1.2", TestName = "leading zeros")]
    [TestCase("1.0-ALPINE 1.0-alpine 1.0-bookworm", TestName = "case does not count")]
    [TestCase("99999999999999999998 99999999999999999999", TestName = "numbers of any length")]
    public void Sort_AnyOrder_IsAsPeopleRead(string expected)
    {
        var tags = expected.Split(' ');

        Assert.That(TagOrder.Sort(tags.Reverse()), Is.EqualTo(tags));
        Assert.That(TagOrder.Sort(tags.Order(StringComparer.Ordinal)), Is.EqualTo(tags));
    }
}
