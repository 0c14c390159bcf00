using NUnit.Framework;

namespace RegistryPull.Abstractions.Tests;

public sealed class MediaTypesTests
{
    [TestCase(MediaTypes.OciLayer, true)]
    [TestCase(MediaTypes.OciLayerGzip, true)]
    [TestCase(MediaTypes.OciLayerZstd, true)]
    [TestCase("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", true)]
    [TestCase(MediaTypes.DockerLayerGzip, true)]
    [TestCase(MediaTypes.DockerForeignLayerGzip, true)]
    [TestCase("application/vnd.docker.image.rootfs.diff.tar.zstd", true)]
    [TestCase("application/vnd.docker.container.image.rootfs.diff+x-gtar", true)]
    [TestCase("", true)]
    [TestCase("application/octet-stream", true)]
    [TestCase("application/vnd.oci.image.layer.v1.tar+gzip+encrypted", false)]
    [TestCase("application/vnd.oci.image.layer.nydus.blob.v1", false)]
    [TestCase("application/vnd.dev.cosign.simplesigning.v1+json", false)]
    [TestCase("application/vnd.cncf.helm.chart.content.v1.tar+gzip", false)]
    [TestCase("application/vnd.ollama.image.model", false)]
    public void IsLayer_AType_IsWhatEnginesUnpack(string mediaType, bool isLayer) =>
        Assert.That(MediaTypes.IsLayer(mediaType), Is.EqualTo(isLayer));
}
