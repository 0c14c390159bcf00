using NUnit.Framework;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Help;

internal sealed class HelpRendererTests
{
    [Test]
    public void Render_EverySection_IsWrappedAndIndented()
    {
        var page = new HelpPage("x [options]", "Does something that is worth a line.",
        [
            new HelpSection.Table(
                "Options",
                [
                    new HelpRow("-a", "one two three four five six"),
                    new HelpRow("--a-term-wider-than-its-column VALUE", "seven"),
                ]),
            new HelpSection.Examples("Examples", [new HelpRow("x --never-wrapped --whatever --the --width", "Do it:")]),
        ]);

        Assert.That(HelpRenderer.Render(page, 48), Is.EqualTo(
            """
            Usage: x [options]

            Does something that is worth a line.

            Options:
              -a                          one two three four
                                          five six
              --a-term-wider-than-its-column VALUE
                                          seven

            Examples:
              Do it:
                x --never-wrapped --whatever --the --width

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Render_ANarrowWidth_PutsTermsOnSeparateLines()
    {
        var page = new HelpPage("x [options] AND MORE", "Does something.",
        [
            new HelpSection.Table(
                "Options", [new HelpRow("--output <PATH>", "one two three four"), new HelpRow("-h", "help")]),
        ]);

        Assert.That(HelpRenderer.Render(page, 22), Is.EqualTo(
            """
            Usage: x [options] AND
            MORE

            Does something.

            Options:
              --output <PATH>
                  one two three
                  four
              -h  help

            """.ReplaceLineEndings("\n")));
    }

    [TestCase(40)]
    [TestCase(60)]
    [TestCase(80)]
    [TestCase(100)]
    public void Render_TheProgramsPages_FitTheWidth(int width)
    {
        using var tree = CommandTree.Whole(new Run().Context);

        foreach (
            var line in tree.Pages.SelectMany(page => HelpRenderer.Render(page, width).Split('\n'))
                .Where(static line => !line.StartsWith("    ", StringComparison.Ordinal)))
        {
            Assert.That(line, Has.Length.LessThanOrEqualTo(width).Or.Match(@"\S{25}$"), "only a long word is wider");
            Assert.That(line, Does.Not.EndWith(" "));
        }
    }

    [Test]
    public async Task Render_ANarrowTerminal_IsTakenIntoAccount()
    {
        var narrow = await Run.OfAsync("pull --help", static run => run.Console.Screen.Width = 64);
        var wide = await Run.OfAsync("pull --help", static run => run.Console.Screen.Width = 400);

        Assert.That(narrow.Out.Split('\n').Max(static line => line.Length), Is.LessThan(84));
        Assert.That(wide.Out.Split('\n').Max(static line => line.Length), Is.InRange(90, 100));
    }
}
