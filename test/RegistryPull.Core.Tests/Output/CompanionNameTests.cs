using NUnit.Framework;

namespace RegistryPull.Output;

[TestFixture]
internal sealed class CompanionNameTests
{
    [TestCase("/out/x.tar", "/out/x.join.sh")]
    [TestCase("/out/x.TAR", "/out/x.join.sh")]
    [TestCase("/out/app-1.0", "/out/app-1.0.join.sh")]
    [TestCase("/out/.tar", "/out/.tar.join.sh")]
    public void For_AnOutput_ReplacesTheEndingOfAnArchiveAlone(string output, string expected) =>
        Assert.That(CompanionName.For(output, ".join.sh"), Is.EqualTo(expected));
}
