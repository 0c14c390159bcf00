using System.Text.RegularExpressions;
using NUnit.Framework;
using Packaging;

namespace RegistryPull.Source.Tests.Packaging;

[TestFixture]
internal sealed partial class PackedReadmeTests
{
    [TestCase(
        "[a](docs/a.md#b) [c](#c) [d](https://d)",
        "[a](https://github.com/o/r/blob/f00/docs/a.md#b) [c](#c) [d](https://d)")]
    [TestCase("![a: b](docs/a.svg)", "![a: b](https://raw.githubusercontent.com/o/r/f00/docs/a.svg)")]
    [TestCase("`D:\\images; 100%` $(x)", "`D:\\images; 100%` $(x)")]
    public void Rewrite_APage_HasAbsoluteLinks(string text, string expected) =>
        Assert.That(new PackedReadme("https://github.com/o/r", "f00").Rewrite(text), Is.EqualTo(expected));

    [Test]
    public void Rewrite_AnImageOfAnotherHost_IsTheRawFile() =>
        Assert.That(
            new PackedReadme("https://git.example.com/r", "f00").Rewrite("![a](b.svg)"),
            Is.EqualTo("![a](https://git.example.com/r/raw/f00/b.svg)"));

    [Test]
    public void Rewrite_WithoutAnAddress_LeavesThePage() =>
        Assert.That(new PackedReadme(null, "f00").Rewrite("[a](b.md)"), Is.EqualTo("[a](b.md)"));

    [Test]
    public void Rewrite_TheReadme_HasNoRelativeLink()
    {
        var text = File.ReadAllText(Checkout.PathOf("README.md"));

        var packed = new PackedReadme("https://github.com/o/r", "f00").Rewrite(text);

        Assert.That(Links(text).Count(IsRelative), Is.GreaterThan(20));
        Assert.That(Links(packed).Where(IsRelative), Is.Empty);
    }

    private static IEnumerable<string> Links(string text) =>
        Link().Matches(text).Select(static link => link.Groups[1].Value);

    private static bool IsRelative(string target) =>
        !target.StartsWith('#') && !target.Contains("://", StringComparison.Ordinal);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
