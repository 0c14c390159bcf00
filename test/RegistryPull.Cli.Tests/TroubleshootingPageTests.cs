using NUnit.Framework;

namespace RegistryPull.Cli.Tests;

internal sealed class TroubleshootingPageTests
{
    private const string Address = "https://example.com/owner/regpull/blob/HEAD/docs/troubleshooting.md";

    [TestCase("https://example.com/owner/regpull", ExpectedResult = Address)]
    [TestCase("https://example.com/owner/regpull.git", ExpectedResult = Address)]
    [TestCase("https://example.com/owner/regpull/", ExpectedResult = Address)]
    [TestCase("git@example.com:owner/regpull.git", ExpectedResult = null)]
    [TestCase("http://example.com/owner/regpull", ExpectedResult = null)]
    [TestCase("", ExpectedResult = null)]
    [TestCase(null, ExpectedResult = null)]
    public string? AddressIn_ARepository_IsThatOfThePage(string? repository) =>
        TroubleshootingPage.AddressIn(repository);
}
