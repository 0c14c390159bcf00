using System.Text;
using NUnit.Framework;

namespace RegistryPull.Selecting;

[TestFixture]
internal sealed class DocumentKindTests
{
    // The document's own mediaType comes first, then its shape with what the server says, then its shape alone.
    //
    // document                                       | served as                     | kind
    // -----------------------------------------------+-------------------------------+---------------------------
    [TestCase($$"""{"mediaType":"{{MediaTypes.OciIndex}}"}""", "", MediaTypes.OciIndex)]
    [TestCase($$"""{"mediaType":"{{MediaTypes.DockerList}}"}""", "text/plain", MediaTypes.DockerList)]
    [TestCase($$"""{"mediaType":"{{MediaTypes.OciManifest}}"}""", MediaTypes.OciIndex, MediaTypes.OciManifest)]
    [TestCase($$"""{"mediaType":"{{MediaTypes.DockerManifest}}"}""", "application/json", MediaTypes.DockerManifest)]
    [TestCase("""{"manifests":[]}""", MediaTypes.DockerList, MediaTypes.DockerList)]
    [TestCase("""{"manifests":[]}""", "", MediaTypes.OciIndex)]
    [TestCase("""{"manifests":[]}""", "text/plain", MediaTypes.OciIndex)]
    [TestCase("""{"layers":[]}""", MediaTypes.DockerManifest, MediaTypes.DockerManifest)]
    [TestCase("""{"layers":[]}""", "", MediaTypes.OciManifest)]
    [TestCase("""{"mediaType":"application/json","layers":[]}""", "", MediaTypes.OciManifest)]
    [TestCase("""{"mediaType":42,"layers":[]}""", "", MediaTypes.OciManifest)]
    public void Of_ADocument_IsWhatItSays(string json, string served, string kind) =>
        Assert.That(DocumentKind.Determine(Encoding.UTF8.GetBytes(json), served, "app"), Is.EqualTo(kind));

    // document                                       | served as                     | the error says
    // -----------------------------------------------+-------------------------------+---------------------------
    [TestCase("""{"fsLayers":[]}""", "", "schema 1")]
    [TestCase("{}", MediaTypes.DockerSchema1, "schema 1")]
    [TestCase("{}", MediaTypes.DockerSchema1Signed, "schema 1")]
    [TestCase($$"""{"mediaType":"{{MediaTypes.DockerSchema1}}"}""", "application/json", "schema 1")]
    [TestCase("<html></html>", "text/html", "web page")]
    [TestCase("<html></html>", "", "not JSON")]
    [TestCase("", MediaTypes.OciManifest, "not JSON")]
    [TestCase("{}", "application/json", "neither an image manifest nor an index but 'application/json'")]
    [TestCase("{}", "", "neither an image manifest nor an index")]
    [TestCase("[]", "", "neither")]
    [TestCase("null", MediaTypes.OciManifest, "neither")]
    public void Of_SomethingElse_SaysWhatItIs(string text, string served, string message) =>
        Assert.That(
            () => DocumentKind.Determine(Encoding.UTF8.GetBytes(text), served, "app"),
            Throws.InstanceOf<InvalidContentException>().With.Message.Contains(message).And.Message.Contains("app"));

    [Test]
    public void Of_AByteOrderMark_IsReadOver() =>
        Assert.That(
            DocumentKind.Determine((byte[])[0xEF, 0xBB, 0xBF, .. """{"layers":[]}"""u8], "", "app"),
            Is.EqualTo(MediaTypes.OciManifest));
}
