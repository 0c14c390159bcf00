using System.Text.RegularExpressions;
using NUnit.Framework;

namespace RegistryPull.Cli.Tests.Documents;

/// <summary>Holds the Chinese page in step with the English one: the same headings, commands and rows of
/// tables.</summary>
[TestFixture]
internal sealed partial class TranslationTests
{
    private static readonly string[] English = Read("README.md");
    private static readonly string[] Chinese = Read("README.zh-CN.md");

    [Test]
    public void Headings_OfTheTranslation_HaveTheSameLevels() =>
        Assert.That(Levels(Chinese), Is.EqualTo(Levels(English)));

    [Test]
    public void Commands_OfTheTranslation_AreTheSame() => Assert.That(Commands(Chinese), Is.EqualTo(Commands(English)));

    [Test]
    public void Tables_OfTheTranslation_HaveAsManyRows() => Assert.That(
        Chinese.Count(static line => line.StartsWith('|')),
        Is.EqualTo(English.Count(static line => line.StartsWith('|'))));

    private static string[] Read(string page) => File.ReadAllLines(Path.Combine(Checkout.Root, page));

    private static List<int> Levels(string[] page)
    {
        var isCode = false;
        var levels = new List<int>();
        foreach (var line in page)
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && line.StartsWith('#'))
            {
                levels.Add(line.TakeWhile(static letter => letter == '#').Count());
            }
        }

        return levels;
    }

    // The comments are translated.
    private static List<string> Commands(string[] page)
    {
        var isCode = false;
        var commands = new List<string>();
        foreach (var line in page)
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (isCode)
            {
                commands.Add(Comment().Replace(line, ""));
            }
        }

        return commands;
    }

    [GeneratedRegex(@"\s+#\s.*$")]
    private static partial Regex Comment();
}
