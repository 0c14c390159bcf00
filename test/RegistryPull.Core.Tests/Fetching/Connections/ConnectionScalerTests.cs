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
    [TestCase(
        "2:9 2:5 2:5 4:99 4:5 4:5 4:5 4:5", "22444442", TestName = "Decide_NoFaster_IsWatchedLongerThenWithdrawn")]
    [TestCase("1:9 1:5 1:5 2:0 2:5 2:5 2:5 2:9", "11222224", TestName = "Decide_FasterLate_CountsToo")]
    [TestCase(
        "1:9 1:5 1:5 2:9 2:5 2:5 2:5 2:5 1:5 1:5 1:5 2:5 2:5 2:5 2:5 2:5 1:5 1:5 1:5 1:5",
        "11222221112222211111",
        TestName = "Decide_AfterTwoWithdrawals_ThereIsNoOtherTrial")]
    [TestCase("1:9 1:5 1:5 1:5 1:5", "11222", TestName = "Decide_NobodyWasAdded_IsSaidAgain")]
    [TestCase(
        "1:9 1:5 1:5 2:9 3:9 3:5 3:5", "1122336", TestName = "Decide_AnotherCameBeside_EndsTheTrialWithoutAVerdict")]
    [TestCase("2:9 2:5 2:5 1:9 1:2 1:2", "224112", TestName = "Decide_OneFewer_IsMeasuredAnew")]
    public void Decide_Steps_Judges(string steps, string wanted) =>
        Assert.That(Decide(steps, free: 1), Is.EqualTo(wanted));

    // With four connections that are free.
    [TestCase("1:0 1:0 1:5", "114", TestName = "Decide_FewerThanAreFree_TriesThemAfterTheFirstBytes")]
    [TestCase("1:5 2:9 4:9 4:20 4:20", "44448", TestName = "Decide_EarlyIsTwiceAsFast_GoesOnToTheNextTrial")]
    [TestCase("1:5 4:9 4:9 4:9 4:9 4:9", "444441", TestName = "Decide_EarlyIsNotTwiceAsFast_IsWithdrawn")]
    [TestCase(
        "1:5 4:9 4:9 4:9 4:9 4:9 1:5 1:5 1:5 2:5 2:5 2:5 2:5 2:5 1:5 1:5 1:5 2:9 2:9 2:9",
        "44444111222221112224",
        TestName = "Decide_EarlyWasWithdrawn_CountsAsNoFailure")]
    [TestCase("1:5 1:5 1:5 2:5", "4422", TestName = "Decide_NobodyWasAddedEarly_GoesOnAsUsual")]
    [TestCase("1:5 2:5 2:5 2:5 2:5 2:5", "444221", TestName = "Decide_FewerWereAddedEarly_IsATrialOfThose")]
    [TestCase("5:5 5:5 5:5", "558", TestName = "Decide_MoreThanAreFree_IsNotEarly")]
    public void Decide_SomeAreFree_TriesThemAtOnce(string steps, string wanted) =>
        Assert.That(Decide(steps, free: 4), Is.EqualTo(wanted));

    [Test]
    public void Decide_GaveUp_ProposesNothing()
    {
        var judge = new ConnectionScaler();
        judge.GiveUp();

        Assert.That(Enumerable.Range(1, 9).Select(step => judge.Decide(step * 5, 1, 4, Most)), Is.All.EqualTo(1));
    }

    [Test]
    public void BytesPerStep_Always_IsTheAverageSinceItSettled()
    {
        var judge = new ConnectionScaler();
        judge.Decide(1000, 1, 1, Most);
        judge.Decide(1004, 1, 1, Most);
        judge.Decide(1012, 1, 1, Most);

        Assert.That(judge.BytesPerStep, Is.EqualTo(6));
    }

    [Test]
    public void BytesPerStep_AnotherCame_ExpectsAsMuchOfIt()
    {
        var judge = new ConnectionScaler();
        judge.Decide(1000, 1, 1, Most);
        judge.Decide(1006, 1, 1, Most);
        judge.Decide(1012, 2, 1, Most);

        Assert.That((judge.BytesPerConnection, judge.BytesPerStep), Is.EqualTo((6, 12)));
    }

    private static string Decide(string steps, int free)
    {
        var (judge, received) = (new ConnectionScaler(), 0L);
        return string.Concat(steps.Split(' ').Select(step => step.Split(':')).Select(step =>
            judge.Decide(received += long.Parse(step[1]), int.Parse(step[0]), free, Most)));
    }
}
