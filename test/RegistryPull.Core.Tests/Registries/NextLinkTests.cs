using NUnit.Framework;

namespace RegistryPull.Registries;

[TestFixture]
internal sealed class NextLinkTests
{
    [TestCase("</v2/a/tags/list?last=b&n=1>; rel=\"next\"", "/v2/a/tags/list?last=b&n=1")]
    [TestCase("<?last=b>;rel=next", "?last=b")]
    [TestCase("<https://r.example/v2/?a,b>; title=\"x\"; REL=\"prev next\"", "https://r.example/v2/?a,b")]
    [TestCase("</first>; rel=\"first\", </b>; rel=\"next\"", "/b")]
    [TestCase("</first>; rel=\"first\"", null)]
    [TestCase("</a>; rel=\"nextish\"", null)]
    [TestCase("</a>", null)]
    [TestCase("<>; rel=\"next\"", null)]
    [TestCase("/a; rel=\"next\"", null)]
    [TestCase("", null)]
    public void Find_AHeader_IsTheLinkToTheNextPage(string header, string? expected) =>
        Assert.That(NextLink.Find([header]), Is.EqualTo(expected));

    [Test]
    public void Find_SeveralHeaders_LooksIntoEach() =>
        Assert.That(NextLink.Find(["</a>; rel=\"first\"", "</b>; rel=\"next\""]), Is.EqualTo("/b"));
}
