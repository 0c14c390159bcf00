using NUnit.Framework;

namespace RegistryPull.Transfer;

[TestFixture]
internal sealed class ChainIdTests
{
    [Test]
    public void Compute_SeveralLayers_EachHasThoseBelowItInIt()
    {
        var (bottom, top) = (Digest.Compute("a"u8), Digest.Compute("b"u8));

        var chain = ChainId.Compute([bottom, top, top]);

        var second = Digest.Compute(System.Text.Encoding.ASCII.GetBytes($"{bottom} {top}"));
        var third = Digest.Compute(System.Text.Encoding.ASCII.GetBytes($"{second} {top}"));
        Assert.That(chain, Is.EqualTo(new[] { bottom, second, third }));
    }

    [Test]
    public void Compute_NoLayers_IsEmpty() => Assert.That(ChainId.Compute([]), Is.Empty);
}
