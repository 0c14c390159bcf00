using NUnit.Framework;

namespace RegistryPull.Transport;

[TestFixture]
internal sealed class PassingStatusTests
{
    [TestCase(200, false)]
    [TestCase(400, false)]
    [TestCase(404, false)]
    [TestCase(408, true)]
    [TestCase(425, true)]
    [TestCase(429, true)]
    [TestCase(500, true)]
    [TestCase(501, false)]
    [TestCase(503, true)]
    [TestCase(505, false)]
    [TestCase(509, true)]
    [TestCase(511, false)]
    [TestCase(520, true)]
    [TestCase(530, true)]
    [TestCase(599, true)]
    [TestCase(600, false)]
    public void Includes_AStatus_AsItMayPass(int status, bool passes) =>
        Assert.That(PassingStatus.Includes(status), Is.EqualTo(passes));
}
