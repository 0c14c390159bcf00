using NUnit.Framework;

namespace RegistryPull.Repositories;

[TestFixture]
internal sealed class ReferrerTagTests
{
    private static readonly Digest Subject = Digest.Compute("subject"u8);

    [TestCase(".sig")]
    [TestCase(".att")]
    [TestCase(".sbom")]
    [TestCase("")]
    public void SubjectOf_ATagOfAReferrer_IsItsSubject(string ending) =>
        Assert.That(ReferrerTag.SubjectOf($"sha256-{Subject.Hex}{ending}"), Is.EqualTo(Subject));

    [TestCase("1.0")]
    [TestCase("sha256-1.0")]
    [TestCase("latest")]
    [TestCase("a-b-c")]
    [TestCase("")]
    [TestCase(null)]
    public void SubjectOf_ATagOfAnImage_IsNull(string? tag) => Assert.That(ReferrerTag.SubjectOf(tag), Is.Null);

    [TestCase(".sig.1")]
    [TestCase(".other")]
    public void SubjectOf_AnotherEnding_IsNull(string ending) =>
        Assert.That(ReferrerTag.SubjectOf($"sha256-{Subject.Hex}{ending}"), Is.Null);
}
