using NUnit.Framework;

namespace RegistryPull.Fetching.Connections;

[TestFixture]
internal sealed class AnswerTimesTests
{
    // Requests as waited+received, in milliseconds; whether the last one is worth another connection.
    [TestCase("50+5", ExpectedResult = true, TestName = "AreWorthAnother_TheAnswerTakesLongest_IsTrue")]
    [TestCase("50+60", ExpectedResult = false, TestName = "AreWorthAnother_TheBodyTakesLongest_IsFalse")]
    [TestCase("4+1", ExpectedResult = false, TestName = "AreWorthAnother_TheServerIsNear_IsFalse")]
    [TestCase("50+5 200+5", ExpectedResult = true, TestName = "AreWorthAnother_ANewConnectionWithTls_IsTrue")]
    [TestCase("50+5 201+5", ExpectedResult = false, TestName = "AreWorthAnother_TheServerQueues_IsFalse")]
    [TestCase("0+1 50+5", ExpectedResult = true, TestName = "AreWorthAnother_AnAnswerWasThereAlready_DoesNotCount")]
    [TestCase("200+5 50+5", ExpectedResult = true, TestName = "AreWorthAnother_TheQueueIsGone_IsTrue")]
    public bool AreWorthAnother_Requests_Decides(string requests)
    {
        var times = new AnswerTimes();
        var isWorthIt = false;
        foreach (var request in requests.Split(' ').Select(static request => request.Split('+')))
        {
            isWorthIt = times.AreWorthAnother(Milliseconds(request[0]), Milliseconds(request[1]));
        }

        return isWorthIt;
    }

    private static TimeSpan Milliseconds(string text) => TimeSpan.FromMilliseconds(int.Parse(text));
}
