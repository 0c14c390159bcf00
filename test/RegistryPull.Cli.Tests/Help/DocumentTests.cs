using System.Text;
using NUnit.Framework;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Tests.Documents;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Help;

/// <summary>Keeps docs/cli.md equal to the help texts. To write it again: <c>REGPULL_UPDATE_DOCS=1 dotnet test
/// test/RegistryPull.Cli.Tests</c>.</summary>
internal sealed class DocumentTests
{
    private const string UpdateVariable = "REGPULL_UPDATE_DOCS";
    private const int Width = 96;

    [Test]
    public async Task Document_OfTheCommandLine_IsTheHelp()
    {
        var path = Path.Combine(Checkout.Root, "docs", "cli.md");
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, Document());
        }

        var written = File.Exists(path) ? (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n") : "";
        Assert.That(
            written, Is.EqualTo(Document()), $"docs/cli.md is out of date: run the tests once with {UpdateVariable}=1");
    }

    private static string Document()
    {
        using var tree = CommandTree.Whole(new Run().Context);
        var text = new StringBuilder();
        text.Append("# The command line\n\n");
        text.Append("What `--help` says, written by the tests: change the help texts, not this file.\n");
        foreach (var page in tree.Pages)
        {
            text.Append($"\n## {Title(page)}\n\n```text\n{HelpRenderer.Render(page, Width)}```\n");
        }

        return text.ToString();
    }

    private static string Title(HelpPage page) =>
        string.Join(' ', page.Usage.Split(' ').TakeWhile(static word => word.All(char.IsAsciiLetterLower)));
}
