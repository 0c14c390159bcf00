using NUnit.Framework;

namespace RegistryPull.Pushing;

[TestFixture]
internal sealed class KnownBlobsTests
{
    private static readonly Digest Blob = Digest.Compute("blob"u8);
    private readonly KnownBlobs _known = new();

    [Test]
    public void Find_AnotherRepositoryOfTheRegistry_IsThatOne()
    {
        _known.Add(ImageReference.Parse("a.example/one"), Blob);

        Assert.That(_known.Find(ImageReference.Parse("a.example/two"), Blob), Is.EqualTo("one"));
        Assert.That(_known.Find(ImageReference.Parse("a.example/one"), Blob), Is.Null);
        Assert.That(_known.Find(ImageReference.Parse("b.example/two"), Blob), Is.Null);
        Assert.That(_known.Find(ImageReference.Parse("a.example/two"), Digest.Compute("other"u8)), Is.Null);
    }
}
