using System.Text.RegularExpressions;
using NUnit.Framework;

namespace RegistryPull.Cli.Tests.Documents;

/// <summary>Compares the tests that <c>docs/security.md</c> names with the tests of the checkout.</summary>
[TestFixture]
internal sealed partial class NamedTestsTests
{
    private const string Page = "docs/security.md";

    // Measurements of eng/hostile-memory follow it, and not rules.
    private const string Measurements = "<!-- hostile-memory -->";

    [Test]
    public async Task EveryTest_OfThePage_Exists()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, Page));
        var named = NamedTest().Matches(page).ToArray();

        Assert.That(named, Is.Not.Empty);
        Assert.That(named.Where(static test => !Exists(test)).Select(static test => test.Value), Is.Empty);
    }

    [Test]
    public async Task EveryRule_OfThePage_NamesATest()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Checkout.Root, Page));
        var rules = lines
            .TakeWhile(static line => line != Measurements)
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal) && !IsHeading(line));

        Assert.That(rules.Where(static rule => !rule.Contains("Tests", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("`NamedTestsTests.EveryTest_OfThePage_Exists`", ExpectedResult = true)]
    [TestCase("`NamedTestsTests`", ExpectedResult = true)]
    [TestCase("`NamedTestsTests.EveryTest`", ExpectedResult = false)]
    [TestCase("`MissingTests`", ExpectedResult = false)]
    public bool Exists_AName_IsLookedUpInTheSource(string name) => Exists(NamedTest().Match(name));

    private static bool IsHeading(string line) =>
        line.EndsWith("| test |", StringComparison.Ordinal) || line.StartsWith("| ---", StringComparison.Ordinal);

    // Two projects may have a class of one name.
    private static bool Exists(Match test) =>
        Directory
            .EnumerateFiles(
                Path.Combine(Checkout.Root, "test"), $"{test.Groups["class"]}.cs", SearchOption.AllDirectories)
            .Any(file => !test.Groups["method"].Success || Declares(file, test.Groups["method"].Value));

    private static bool Declares(string file, string method) =>
        File.ReadAllText(file).Contains($" {method}(", StringComparison.Ordinal);

    [GeneratedRegex("`(?<class>[A-Za-z]+Tests)(?:\\.(?<method>[A-Za-z0-9_]+))?`")]
    private static partial Regex NamedTest();
}
