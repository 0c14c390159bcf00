using NUnit.Framework;

namespace RegistryPull.Fetching.Connections;

[TestFixture]
internal sealed class LeasePaceTests
{
    // A lease of 100 bytes; the free connection brings 10 a second, after a wait.
    //        received | age | wait | sooner
    [TestCase(50, 5, 0, ExpectedResult = false, TestName = "IsSooner_AsFast_IsFalse")]
    [TestCase(50, 10, 0, ExpectedResult = false, TestName = "IsSooner_HalfAsFast_IsFalse")]
    [TestCase(50, 11, 0, ExpectedResult = true, TestName = "IsSooner_LessThanHalf_IsTrue")]
    [TestCase(50, 11, 3, ExpectedResult = false, TestName = "IsSooner_AnotherRequestWaitsTooLong_IsFalse")]
    [TestCase(0, 20, 0, ExpectedResult = false, TestName = "IsSooner_NothingCameYet_IsGivenTime")]
    [TestCase(0, 21, 0, ExpectedResult = true, TestName = "IsSooner_NothingComes_IsTrue")]
    [TestCase(0, 21, 5, ExpectedResult = false, TestName = "IsSooner_EveryAnswerIsLate_IsFalse")]
    [TestCase(100, 60, 0, ExpectedResult = false, TestName = "IsSooner_NothingIsLeft_IsFalse")]
    public bool IsSooner_ALease_Decides(int received, int age, int wait)
    {
        var lease = new RangeLease(new ByteRange(1000, 1100)) { Position = 1000 + received };

        return new LeasePace(10, TimeSpan.FromSeconds(wait)).IsSooner(lease, TimeSpan.FromSeconds(age));
    }

    [Test]
    public void IsSooner_NoPaceIsKnown_IsFalse() => Assert.That(
        new LeasePace(0, TimeSpan.Zero)
            .IsSooner(new RangeLease(new ByteRange(0, 100)), TimeSpan.FromHours(1)), Is.False);
}
