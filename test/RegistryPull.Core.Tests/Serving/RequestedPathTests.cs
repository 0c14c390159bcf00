using NUnit.Framework;

namespace RegistryPull.Serving;

internal sealed class RequestedPathTests
{
    [TestCase("/v2", RequestedKind.Api, "", "")]
    [TestCase("/v2/", RequestedKind.Api, "", "")]
    [TestCase("/v2/nginx/manifests/1.27", RequestedKind.Manifest, "nginx", "1.27")]
    [TestCase("/v2/quay.io/a/b/manifests/1", RequestedKind.Manifest, "quay.io/a/b", "1")]
    [TestCase("/v2/a/blobs/sha256:0", RequestedKind.Blob, "a", "sha256:0")]
    [TestCase("/v2/a/referrers/sha256:0", RequestedKind.Referrers, "a", "sha256:0")]
    [TestCase("/v2/a/tags/list", RequestedKind.Tags, "a", "")]
    [TestCase("/v2/manifests/blobs/tags/list", RequestedKind.Tags, "manifests/blobs", "")]
    public void Parse_APathOfTheSpecification_IsRead(object path, object kind, object name, object reference) =>
        Assert.That(
            RequestedPath.Parse((string)path),
            Is.EqualTo(new RequestedPath((string)name, (RequestedKind)kind, (string)reference)));

    [TestCase("")]
    [TestCase("/")]
    [TestCase("/v1/")]
    [TestCase("/v2x/")]
    [TestCase("/v2/nginx")]
    [TestCase("/v2/manifests/1.27")]
    [TestCase("/v2/tags/list")]
    [TestCase("/v2/a/uploads/1")]
    public void Parse_AnotherPath_IsNone(string path) => Assert.That(RequestedPath.Parse(path), Is.Null);

    [Test]
    public void Parse_AVeryLongPath_IsNone() =>
        Assert.That(RequestedPath.Parse($"/v2/{new string('a', 2000)}/tags/list"), Is.Null);
}
