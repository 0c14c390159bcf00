using System.Text;
using NUnit.Framework;

namespace RegistryPull.Output.Volumes;

[TestFixture]
internal sealed class VolumeSumsTests
{
    private static readonly Digest Sum = Digest.Compute("x"u8);

    [TestCase("a b.tar.001", "{0}  a b.tar.001\n")]
    [TestCase("a\nb.tar.001", "\\{0}  a\\nb.tar.001\n")]
    [TestCase("a\\b.tar.001", "\\{0}  a\\\\b.tar.001\n")]
    public void ToBytes_AName_IsWrittenAsCoreutilsDo(string name, string expected)
    {
        var sums = new VolumeSums([new PulledVolume("/out/" + name, 1, Sum)], Sum);

        Assert.That(Encoding.UTF8.GetString(sums.ToBytes()), Is.EqualTo(string.Format(null, expected, Sum.Hex)));
    }
}
