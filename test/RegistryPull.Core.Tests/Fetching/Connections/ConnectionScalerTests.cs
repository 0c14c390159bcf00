using NUnit.Framework;

namespace RegistryPull.Fetching.Connections;

[TestFixture]
internal sealed class ConnectionScalerTests
{
    private const int Most = 8;

    // Each step: connections, and what arrived in it; then how many are wanted.
    [TestCase("1:9 1:5 1:5", "112", TestName = "Decide_OneConnection_SettlesIsMeasuredAndTwoAreTried")]
    [TestCase("1:9 1:5 1:5 2:9 2:10 2:10", "112224", TestName = "Decide_TwiceAsFast_TriesTwiceAsMany")]
    [TestCase("4:9 4:5 4:5 8:9 8:10 8:10", "448888", TestName = "Decide_TheMostThereMayBe_TriesNoMore")]
    [TestCase("3:9 3:5 3:5 6:9 6:10 6:10", "336668", TestName = "Decide_NearTheMost_TriesTheMost")]
    [TestCase("2:9 2:5 2:5 4:99 4:5 4:5 4:5 4:5", "22444442", TestName = "Decide_NoFaster_IsWatchedLongerThenWithdrawn")]
    [TestCase("1:9 1:5 1:5 2:0 2:5 2:5 2:5 2:9", "11222224", TestName = "Decide_FasterLate_CountsToo")]
    [TestCase("1:9 1:5 1:5 2:9 2:5 2:5 2:5 2:5 1:5 1:5 1:5 2:5 2:5 2:5 2:5 2:5 1:5 1:5 1:5 1:5", "11222221112222211111", TestName = "Decide_AfterTwoWithdrawals_ThereIsNoOtherTrial")]
    [TestCase("1:9 1:5 1:5 1:5 1:5", "11222", TestName = "Decide_NobodyWasAdded_IsSaidAgain")]
    [TestCase("1:9 1:5 1:5 2:9 3:9 3:5 3:5", "1122336", TestName = "Decide_AnotherCameBeside_EndsTheTrialWithoutAVerdict")]
    [TestCase("2:9 2:5 2:5 1:9 1:2 1:2", "224112", TestName = "Decide_OneFewer_IsMeasuredAnew")]
    public void Decide_Steps_Judges(string steps, string wanted)
    {
        var (judge, received) = (new ConnectionScaler(), 0L);

        var said = steps.Split(' ').Select(step => step.Split(':')).Select(step =>
            judge.Decide(received += long.Parse(step[1]), int.Parse(step[0]), Most));

        Assert.That(string.Concat(said), Is.EqualTo(wanted));
    }

    [Test]
    public void Decide_GaveUp_ProposesNothing()
    {
        var judge = new ConnectionScaler();
        judge.GiveUp();

        Assert.That(Enumerable.Range(1, 9).Select(step => judge.Decide(step * 5, 1, Most)), Is.All.EqualTo(1));
    }

    [Test]
    public void BytesPerStep_Always_IsTheAverageSinceItSettled()
    {
        var judge = new ConnectionScaler();
        judge.Decide(1000, 1, Most);
        judge.Decide(1004, 1, Most);
        judge.Decide(1012, 1, Most);

        Assert.That(judge.BytesPerStep, Is.EqualTo(6));
    }
}
