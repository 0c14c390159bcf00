using System.Net;
using NUnit.Framework;

namespace RegistryPull.Registries.Uploads;

[TestFixture]
internal sealed class UploadRangeTests
{
    [TestCase("0-1023", 1024)]
    [TestCase("bytes=0-1023", 1024)]
    [TestCase("0-0", 0)]
    [TestCase("0--1", 0)]
    [TestCase("5-10", null)]
    [TestCase("0-", null)]
    [TestCase("0-x", null)]
    [TestCase("0-9223372036854775807", null)]
    [TestCase("", null)]
    public void Read_ARange_IsTheNumberOfBytes(string text, long? expected)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.NoContent);
        response.Headers.TryAddWithoutValidation("Range", text);

        Assert.That(UploadRange.Read(response), Is.EqualTo(expected));
    }

    [Test]
    public void Read_NoRange_IsUnknown()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.NoContent);

        Assert.That(UploadRange.Read(response), Is.Null);
    }
}
