using System.Text;
using NUnit.Framework;

namespace RegistryPull.Transfer;

[TestFixture]
internal sealed class TransferFormatTests
{
    private static readonly Digest Layer = Digest.Compute("layer"u8);
    private static readonly string Sum = new('a', 64);

    [Test]
    public void Read_WhatWasWritten_IsEqual()
    {
        var transfer = Transfer();

        var read = TransferFormat.Read(Write(transfer), "x.transfer.json");

        Assert.Multiple(() =>
        {
            Assert.That(Write(read), Is.EqualTo(Write(transfer)));
            Assert.That(read.Images[0].Layers[0], Is.EqualTo(transfer.Images[0].Layers[0]));
            Assert.That(read.Requires, Is.EqualTo(transfer.Requires));
            Assert.That(read.Missing, Is.EqualTo(transfer.Missing));
        });
    }

    [Test]
    public void Write_UnknownFields_AreNull()
    {
        var text = Text(Transfer());

        Assert.That(text, Does.Contain("\"indexDigest\": null").And.Contain("\"from\": \"registry\"")
            .And.Contain("application/vnd.oci.image.layer.v1.tar+gzip").And.EndsWith("}\n"));
    }

    [Test]
    public void Read_AFieldOfALaterRevision_IsPassedOver() =>
        Assert.That(
            Read(Text(Transfer()).Replace("\"tool\"", "\"later\": { \"a\": [1] }, \"tool\"", StringComparison.Ordinal))
                .Tool,
            Is.EqualTo("regpull 1.2.3"));

    [Test]
    public void Read_AByteOrderMark_IsPassedOver() =>
        Assert.That(Read("\uFEFF" + Text(Transfer())).Version, Is.EqualTo(1));

    [Test]
    public void Read_AnotherVersion_IsRefusedWithItsNumber() =>
        Assert.That(() => Read("""{ "images": [], "version": 2 }"""), Throws.InstanceOf<InvalidContentException>()
            .With.Message.EqualTo(
                "x.transfer.json is a transfer file of version 2, and this program reads version 1: a newer "
                + "regpull reads it"));

    [TestCase("[]", "it has no version")]
    [TestCase("{", "it has no version")]
    [TestCase("""{ "version": "1" }""", "it has no version")]
    [TestCase("""{ "version": 1 }""", "not what was expected at $")]
    public void Read_SomethingElse_SaysWhatIsWrong(string text, string why) =>
        Assert.That(
            () => Read(text),
            Throws.InstanceOf<InvalidContentException>()
                .With.Message.StartsWith($"x.transfer.json is not a transfer file: {why}"));

    [TestCase("\"output\": \"x.tar\"", "\"output\": \"../x.tar\"", "output")]
    [TestCase("\"size\": 10", "\"size\": -10", "sha256 or size")]
    [TestCase("\"name\": \"x.tar.001\"", "\"name\": \"/etc/passwd\"", "volumes")]
    [TestCase("\"volume\": \"x.tar.001\"", "\"volume\": \"..\"", "images")]
    [TestCase("\"size\": 20", "\"size\": -20", "images")]
    [TestCase("\"images\": [", "\"images\": [null, ", "images")]
    [TestCase("\"layers\": [", "\"layers\": [null, ", "images")]
    [TestCase("\"volumes\": [", "\"volumes\": [null, ", "volumes")]
    [TestCase("\"requires\": [", "\"requires\": [null, ", "requires")]
    [TestCase("\"missing\": [", "\"missing\": [null, ", "missing")]
    public void Read_AValueThatCannotBeRight_IsRefused(string right, string wrong, string field)
    {
        var text = Text(Transfer());
        Assert.That(text, Does.Contain(right));

        Assert.That(
            () => Read(text.Replace(right, wrong, StringComparison.Ordinal)),
            Throws.InstanceOf<InvalidContentException>()
                .With.Message.EqualTo($"x.transfer.json is not a transfer file: its {field} cannot be right"));
    }

    [TestCase("\"layers\": [", "\"layers\": null, \"x\": [", "$.images[0].layers")]
    [TestCase("\"platform\": \"linux/amd64\"", "\"platform\": \"linux\"", "$.images[0].platform")]
    [TestCase("\"from\": \"registry\"", "\"from\": \"moon\"", "$.images[0].layers[0].from")]
    public void Read_AMalformedField_IsNamed(string right, string wrong, string path) =>
        Assert.That(
            () => Read(Text(Transfer()).Replace(right, wrong, StringComparison.Ordinal)),
            Throws.InstanceOf<InvalidContentException>()
                .With.Message.Contains(path));

    [Test]
    public void IsOne_OnlyATransferFile_IsOne() => Assert.Multiple(() =>
    {
        Assert.That(TransferFormat.IsOne(Write(Transfer())), Is.True);
        Assert.That(TransferFormat.IsOne("""{ "a": { "version": 1 } }"""u8), Is.False);
    });

    private static TransferFile Read(string text) =>
        TransferFormat.Read(Encoding.UTF8.GetBytes(text), "x.transfer.json");

    private static string Text(TransferFile transfer) => Encoding.UTF8.GetString(Write(transfer));

    private static byte[] Write(TransferFile transfer)
    {
        var output = new MemoryStream();
        TransferFormat.Write(transfer, output);
        return output.ToArray();
    }

    private static TransferFile Transfer() => new()
    {
        Version = 1,
        Created = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Tool = "regpull 1.2.3",
        Output = "x.tar",
        Sha256 = Sum,
        Size = 10,
        Volumes = [new TransferVolume("x.tar.001", 10, Sum)],
        Requires = [new TransferBase(null, Layer, Layer, Layer)],
        BuildsOn = [Sum],
        Missing = [new TransferMissing("app:2", new TransferError("notFound", "there is no tag 2"))],
        Images =
        [
            new TransferImage(
                ImageReference.Parse("app:1"), Layer, null, Platform.Parse("linux/amd64"), Layer, "docker.io",
                [
                    new TransferLayer(
                        Layer, Layer, Layer, MediaTypes.OciLayerGzip, 20, BlobOrigin.Registry, "x.tar.001"),
                ]),
        ],
    };
}
