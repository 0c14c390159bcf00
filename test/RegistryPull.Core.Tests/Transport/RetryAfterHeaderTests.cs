using NUnit.Framework;

namespace RegistryPull.Transport;

[TestFixture]
internal sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    // Retry-After                        | Date                            | seconds; null for none
    // -----------------------------------+---------------------------------+-----------------------
    [TestCase("7", null, 7)]
    [TestCase(" 7 ", null, 7)]
    [TestCase("0", null, 0)]
    [TestCase("86400", null, 86400)]
    [TestCase("86401", null, null)]
    [TestCase("1800000030", null, 30)]
    [TestCase("1799999970", null, 0)]
    [TestCase("1900000000", null, null)]
    [TestCase("Fri, 15 Jan 2027 08:00:20 GMT", null, 20)]
    [TestCase("Fri, 15 Jan 2027 08:00:20 GMT", "Fri, 15 Jan 2027 08:00:15 GMT", 5)]
    [TestCase("Fri, 15 Jan 2027 07:00:00 GMT", null, 0)]
    [TestCase("Fri, 15 Jan 2038 07:00:00 GMT", null, null)]
    [TestCase("-5", null, null)]
    [TestCase("99999999999999999999", null, null)]
    [TestCase("9223372036854775807", null, null)]
    [TestCase("1.5", null, null)]
    [TestCase("soon", null, null)]
    [TestCase("", null, null)]
    public void Read_AsServersSendIt_IsAWaitOrNothing(string text, string? date, int? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", text);
        if (date is not null)
        {
            response.Headers.TryAddWithoutValidation("Date", date);
        }

        Assert.That(RetryAfterHeader.Read(response, Now)?.TotalSeconds, Is.EqualTo((double?)seconds));
    }

    [Test]
    public void Read_NoHeader_IsNothing()
    {
        using var response = new HttpResponseMessage();

        Assert.That(RetryAfterHeader.Read(response, Now), Is.Null);
    }
}
