using NUnit.Framework;

namespace RegistryPull.Fetching.Connections;

[TestFixture]
internal sealed class ConnectionScalerTests
{
    // Each step: connections, and what arrived in it; then what is said. k keep, a add, w withdraw.
    [TestCase("1:9 1:5 1:5", "kka", TestName = "Decide_OneConnection_SettlesIsMeasuredAndOneMoreIsTried")]
    [TestCase("1:9 1:5 1:5 2:9 2:10 2:10", "kkakka", TestName = "Decide_TwiceAsFast_TriesAThird")]
    [TestCase("1:9 1:5 1:5 2:99 2:5 2:5 2:5 2:5", "kkakkkkw", TestName = "Decide_NoFaster_IsWatchedTwiceAsLongThenWithdrawn")]
    [TestCase("1:9 1:5 1:5 2:0 2:5 2:5 2:5 2:9", "kkakkkka", TestName = "Decide_FasterLate_CountsToo")]
    [TestCase("1:9 1:5 1:5 2:9 2:5 2:5 2:5 2:5 1:5 1:5 1:5 1:5", "kkakkkkwkkkk", TestName = "Decide_AfterAWithdrawal_ThereIsNoOtherTrial")]
    [TestCase("1:9 1:5 1:5 1:5 1:5", "kkaaa", TestName = "Decide_NobodyWasAdded_IsSaidAgain")]
    [TestCase("1:9 1:5 1:5 2:9 3:9 3:5 3:5", "kkakkka", TestName = "Decide_AnotherCameBeside_EndsTheTrialWithoutAVerdict")]
    [TestCase("2:9 2:5 2:5 1:9 1:2 1:2", "kkakka", TestName = "Decide_OneFewer_IsMeasuredAnew")]
    public void Decide_Steps_Judges(string steps, string verdicts)
    {
        var (judge, received) = (new ConnectionScaler(), 0L);

        var said = steps.Split(' ').Select(step => step.Split(':')).Select(step =>
            judge.Decide(received += long.Parse(step[1]), int.Parse(step[0])) switch { ScaleDecision.Add => 'a', ScaleDecision.Withdraw => 'w', _ => 'k' });

        Assert.That(string.Concat(said), Is.EqualTo(verdicts));
    }

    [Test]
    public void Decide_GaveUp_ProposesNothing()
    {
        var judge = new ConnectionScaler();
        judge.GiveUp();

        Assert.That(Enumerable.Range(1, 9).Select(step => judge.Decide(step * 5, 1)), Is.All.EqualTo(ScaleDecision.Keep));
    }

    [Test]
    public void BytesPerStep_Always_IsTheAverageSinceItSettled()
    {
        var judge = new ConnectionScaler();
        judge.Decide(1000, 1);
        judge.Decide(1004, 1);
        judge.Decide(1012, 1);

        Assert.That(judge.BytesPerStep, Is.EqualTo(6));
    }
}
