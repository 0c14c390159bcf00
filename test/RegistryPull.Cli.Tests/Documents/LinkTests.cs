using System.Text.RegularExpressions;
using NUnit.Framework;

namespace RegistryPull.Cli.Tests.Documents;

/// <summary>Follows the links between the pages of the checkout.</summary>
[TestFixture]
internal sealed partial class LinkTests
{
    [TestCase("README.md")]
    [TestCase("README.zh-CN.md")]
    [TestCase("CONTRIBUTING.md")]
    [TestCase("CHANGELOG.md")]
    [TestCase("bench/README.md")]
    [TestCaseSource(nameof(Documents))]
    public async Task EveryLink_OfAPage_LeadsToAFileOrHeading(string page)
    {
        var links = await ReadLinksAsync(page);

        Assert.That(links.Where(link => !Exists(page, link)), Is.Empty);
    }

    [TestCase("docs/security.md", "architecture.md#limits", ExpectedResult = true)]
    [TestCase("docs/security.md", "architecture.md#limit", ExpectedResult = false)]
    [TestCase("docs/security.md", "#token-servers", ExpectedResult = true)]
    [TestCase("docs/security.md", "missing.md", ExpectedResult = false)]
    [TestCase("README.md", "docs/decisions", ExpectedResult = true)]
    public bool Exists_ALink_IsLookedUpFromItsPage(string page, string link) => Exists(page, link);

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/'));

    private static async Task<string[]> ReadLinksAsync(string page)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, page));
        return
        [
            .. Link().Matches(text)
                .Select(static match => match.Groups["target"].Value)
                .Where(static target => !target.Contains("://", StringComparison.Ordinal)),
        ];
    }

    private static bool Exists(string page, string link)
    {
        var (path, heading) = link.Split('#') is [var first, var second] ? (first, second) : (link, "");
        var source = Path.Combine(Checkout.Root, page);
        var target = path.Length == 0 ? source : Path.Combine(Path.GetDirectoryName(source)!, path);
        return heading.Length == 0
            ? File.Exists(target) || Directory.Exists(target)
            : File.Exists(target) && File.ReadLines(target).Any(line => Anchor(line) == heading);
    }

    // What hosts of repositories make of a heading.
    private static string Anchor(string line) => line.StartsWith('#')
        ? NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-')
        : "";

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} \-]")]
    private static partial Regex NotInAnchors();
}
