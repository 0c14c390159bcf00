using System.Text;
using NUnit.Framework;

namespace RegistryPull.Transport;

[TestFixture]
internal sealed class ServerReasonTests
{
    [TestCase("""{"errors":[{"code":"NAME_UNKNOWN"},{"code":"DENIED","message":"no"}]}""", "NAME_UNKNOWN,DENIED")]
    [TestCase("""{"errors":[1,{"code":2},{}]}""", ",")]
    [TestCase("""{"errors":{"code":"DENIED"}}""", "")]
    [TestCase("""["errors"]""", "")]
    [TestCase("<html>", "")]
    [TestCase("", "")]
    public void FindCodes_ABody_AreThoseOfTheSpecification(string body, string expected) =>
        Assert.That(string.Join(',', ServerReason.FindCodes(Encoding.UTF8.GetBytes(body))), Is.EqualTo(expected));
}
