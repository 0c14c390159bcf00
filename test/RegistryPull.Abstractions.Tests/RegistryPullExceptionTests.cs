using NUnit.Framework;

namespace RegistryPull.Abstractions.Tests;

public sealed class RegistryPullExceptionTests
{
    [Test]
    public void Properties_SetTwice_KeepTheFirst()
    {
        var (first, second) = (ImageReference.Parse("nginx"), ImageReference.Parse("redis"));
        var (one, two) = (Digest.Compute("1"u8), Digest.Compute("2"u8));
        var failure = new OutputException("full") { Images = [first], Registry = "a", Digest = one, Status = 404 };

        (failure.Images, failure.Registry, failure.Digest, failure.Status) = ([second], "b", two, 500);

        Assert.That(failure.Images, Is.EqualTo(new[] { first }));
        Assert.That((failure.Registry, failure.Digest, failure.Status), Is.EqualTo(("a", one, (int?)404)));
    }

    [Test]
    public void Images_NotSet_AreNone() => Assert.That(new OutputException("full").Images, Is.Empty);
}
