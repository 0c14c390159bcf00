using NUnit.Framework;

namespace RegistryPull.Cli.Tests;

internal sealed class NearestNameTests
{
    private static readonly string[] Names = ["pull", "inspect", "digest", "tags", "login", "logout", "doctor"];

    [TestCase("pul", "pull")]
    [TestCase("plul", "pull")]
    [TestCase("pulll", "pull")]
    [TestCase("tag", "tags")]
    [TestCase("inspct", "inspect")]
    [TestCase("docotr", "doctor")]
    [TestCase("dgiset", "digest")]
    [TestCase("logon", "login")]
    public void Find_ATypo_IsWhatWasMeant(string typed, string expected) =>
        Assert.That(NearestName.Find(typed, Names), Is.EqualTo(expected));

    [TestCase("nginx")]
    [TestCase("pu")]
    [TestCase("")]
    [TestCase("inspection-of-images")]
    public void Find_AnotherWord_IsNothing(string typed) => Assert.That(NearestName.Find(typed, Names), Is.Null);
}
