using System.Text;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace RegistryPull.Cli.Tests.Documents;

/// <summary>Looks the messages of <c>docs/troubleshooting.md</c> up in the source, so that none is quoted that no
/// longer exists.</summary>
[TestFixture]
internal sealed partial class TroubleshootingTests
{
    private const string Headings = "| message |";

    // What stands between two places that differ, and is long enough to be found by.
    private const int Least = 5;

    private static readonly string Source = ReadSource();

    [Test]
    public void EveryMessage_OfThePage_IsInTheSource()
    {
        string[] messages = [.. Messages()];

        Assert.That(messages, Has.Length.GreaterThan(40));
        Assert.That(messages.Where(message => !IsInTheSource_AMessage_IsFoundByItsWords(message)), Is.Empty);
    }

    [Test]
    public void ExitCodes_OfThePage_AreAll()
    {
        var page = Page();
        int[] codes = [.. ExitCodeHeading().Matches(page).Select(static code => int.Parse(code.Groups[1].Value))];

        Assert.That(codes, Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6, 7, 8, ExitCode.Cancelled }));
    }

    [TestCase("… refuses the connection: is the registry running there?", ExpectedResult = true)]
    [TestCase("… refuses the connexion", ExpectedResult = false)]
    public bool IsInTheSource_AMessage_IsFoundByItsWords(string message) => message
        .Split('…', StringSplitOptions.TrimEntries)
        .Select(static words => words.Trim('\'', ' '))
        .Where(static words => words.Length >= Least)
        .All(static words => Source.Contains(words, StringComparison.Ordinal));

    // The first cell of each row in a table of messages.
    private static IEnumerable<string> Messages()
    {
        var isTable = false;
        foreach (var line in Page().Split('\n'))
        {
            isTable = line.StartsWith(Headings, StringComparison.Ordinal) || (isTable && line.StartsWith('|'));
            if (isTable && Message().Match(line) is { Success: true } row)
            {
                yield return row.Groups[1].Value;
            }
        }
    }

    private static string Page() =>
        File.ReadAllText(Path.Combine(Checkout.Root, "docs", "troubleshooting.md")).ReplaceLineEndings("\n");

    // Comments are left out, and texts that lines divide are joined.
    private static string ReadSource()
    {
        var text = new StringBuilder();
        foreach (
            var file in Directory.EnumerateFiles(
                Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories))
        {
            text.Append(Joint().Replace(Remark().Replace(File.ReadAllText(file), ""), ""));
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^## Exit code (\d+):", RegexOptions.Multiline)]
    private static partial Regex ExitCodeHeading();

    [GeneratedRegex("^\\| `([^`]+)` \\|")]
    private static partial Regex Message();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Remark();

    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"")]
    private static partial Regex Joint();
}
