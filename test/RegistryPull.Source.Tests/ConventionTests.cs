using NUnit.Framework;
using SourceFigures;

namespace RegistryPull.Source.Tests;

/// <summary>Holds the rules about the form of the code that have no exception.</summary>
[TestFixture]
internal sealed class ConventionTests
{
    [TestCase("src")]
    [TestCase("samples")]
    [TestCase("eng")]
    public void Check_TheSource_FindsNothing(string folder) =>
        Assert.That(SourceTree.Read(Checkout.PathOf(folder)).SelectMany(Conventions.Check), Is.Empty);

    [TestCase("src")]
    [TestCase("samples")]
    public void ConditionalDensity_OfTheSource_IsLow(string folder)
    {
        var figures = CodeFigures.From([.. SourceTree.Read(Checkout.PathOf(folder))]);
        Assert.That(figures.ConditionalDensity, Is.LessThanOrEqualTo(Conventions.MaxConditionals));
    }

    [TestCase("_ = a ? b ? 1 : 2 : 3;", 1, TestName = "Check_AConditionalInAnArm_IsFound")]
    [TestCase("_ = f(a ? 1 : 2) ? 1 : 2;", 1, TestName = "Check_AConditionalInTheCondition_IsFound")]
    [TestCase("_ = a ? $\"{(b ? 1 : 2)}\" : \"\";", 1, TestName = "Check_AConditionalInAnInterpolation_IsFound")]
    [TestCase("_ = a ? 1 : 2;", 0, TestName = "Check_OneConditional_IsAllowed")]
    [TestCase("_ = a ? xs.Select(x => x ? 1 : 2) : ys;", 0, TestName = "Check_AConditionalInALambda_IsAllowed")]
    public void Check_AStatement_FindsNestedConditionals(string statement, int expected) =>
        Assert.That(Conventions.Check(new SourceFile("a.cs", statement)).Count(), Is.EqualTo(expected));

    [Test]
    public void Check_ALineOf121Columns_IsFound() =>
        Assert.That(
            Conventions.Check(new SourceFile("a.cs", new string('/', 120) + "\n" + new string('/', 121))), Is.EqualTo(
                new[] { "a.cs(2): longer than 120 columns" }));
}
