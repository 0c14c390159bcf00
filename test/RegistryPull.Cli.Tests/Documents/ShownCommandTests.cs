using McMaster.Extensions.CommandLineUtils;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Documents;

/// <summary>Gives the command lines of all pages to the program's own parser: their commands and options
/// exist.</summary>
[TestFixture]
internal sealed class ShownCommandTests
{
    [TestCaseSource(nameof(Pages))]
    public async Task EveryCommand_OfAPage_IsUnderstood(string page)
    {
        var commands = ShownCommands.Read(await File.ReadAllTextAsync(Path.Combine(Checkout.Root, page)));

        Assert.That(commands.Select(Refusal).OfType<string>(), Is.Empty);
    }

    [TestCase("README.md", 20)]
    [TestCase("docs/cli.md", 30)]
    public async Task Read_APage_FindsItsCommands(string page, int least)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, page));

        Assert.That(ShownCommands.Read(text).Count(), Is.GreaterThanOrEqualTo(least));
    }

    [TestCase("```sh\nregpull pull nginx -f oci   # a comment\n```", "pull nginx -f oci")]
    [TestCase("```sh\nregpull pull a \\\n  -o b | docker load\n```", "pull a -o b")]
    [TestCase("```sh\nregpull pull \"nginx@$(regpull digest nginx)\"\n```", "pull nginx@$(regpull digest nginx)")]
    [TestCase("```sh\nregpull pull ./a.tar#nginx:1 --tag 'b c'\n```", "pull ./a.tar#nginx:1 --tag b c")]
    [TestCase("```powershell\ndocker load -i (regpull pull mysql:5.7 -q)\n```", "pull mysql:5.7 -q")]
    [TestCase("Run `regpull doctor ghcr.io` first.", "doctor ghcr.io")]
    public void Read_ALine_EndsWhereTheShellEndsIt(string page, string expected) =>
        Assert.That(string.Join(' ', ShownCommands.Read(page).First()), Is.EqualTo(expected));

    [TestCase("pull nginx --formt oci", ExpectedResult = true)]
    [TestCase("pul nginx", ExpectedResult = true)]
    [TestCase("pull nginx --format oci", ExpectedResult = false)]
    public bool Refusal_OfACommand_IsThatOfTheParser(string line) => Refusal(line.Split(' ')) is not null;

    private static IEnumerable<string> Pages() =>
        new[] { "docs", "src", "test", "bench" }
            .SelectMany(static folder => Directory.EnumerateFiles(
                Path.Combine(Checkout.Root, folder), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Checkout.Root, "*.md"))
            .Select(static file => Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/'))
            .Where(static page => !page.Contains("/bin/", StringComparison.Ordinal));

    private static string? Refusal(string[] arguments)
    {
        using var tree = CommandTree.Whole(new Run().Context);
        try
        {
            tree.Root.Parse(arguments);
            return null;
        }
        catch (CommandParsingException refusal)
        {
            return $"regpull {string.Join(' ', arguments)}: {refusal.Message}";
        }
    }
}
