using McMaster.Extensions.CommandLineUtils;
using NUnit.Framework;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests;

internal sealed class CommandTreeTests
{
    private const int Width = 100;

    [TestCase("", "")]
    [TestCase("--version", "")]
    [TestCase("--help", "")]
    [TestCase("pul nginx", "")]
    [TestCase("pull nginx -f oci", "pull")]
    [TestCase("PULL nginx", "pull")]
    [TestCase("help pull", "pull help")]
    [TestCase("pull push", "pull push")]
    [TestCase("version --json", "version")]
    public void For_Arguments_DeclaresOnlyTheCommandsThatTheyName(string arguments, string declared)
    {
        using var tree = CommandTree.For(Split(arguments), new Run().Context);

        var withOptions = tree.Root.Commands
            .Where(static command => command.Options.Count > 0 || command.Arguments.Count > 0)
            .Select(static command => command.Name);
        Assert.That(withOptions, Is.EqualTo(Split(declared)));
        Assert.That(tree.Handlers, Has.Count.EqualTo(Split(declared).Length));
    }

    [Test]
    public void For_ACommandThatDescribesTheOthers_DeclaresAll()
    {
        using var tree = CommandTree.For(["completion", "bash"], new Run().Context);

        Assert.That(tree.Handlers, Has.Count.EqualTo(tree.Root.Commands.Count));
    }

    [Test]
    public void For_AnyArguments_KeepsEveryNameAndSummary()
    {
        using var whole = CommandTree.Whole(new Run().Context);
        using var tree = CommandTree.For(["pull"], new Run().Context);

        Assert.That(tree.Root.Commands.Select(Describe), Is.EqualTo(whole.Root.Commands.Select(Describe)));
    }

    [Test]
    public async Task Help_OfEveryCommand_IsAsWhenAllAreDeclared()
    {
        using var whole = CommandTree.Whole(new Run().Context);
        var names = whole.Root.Commands.Select(static command => command.Name!);
        foreach (var (name, page) in names.Zip(whole.Pages.Skip(1)))
        {
            var expected = HelpRenderer.Render(page, Width);
            var asked = await Run.OfAsync($"{name} --help", static run => run.Console.Screen.Width = Width);
            var helped = await Run.OfAsync($"help {name}", static run => run.Console.Screen.Width = Width);

            Assert.That(asked.Out, Is.EqualTo(expected), name);
            Assert.That(helped.Out, Is.EqualTo(expected), name);
        }
    }

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Describe(CommandLineApplication command) => $"{command.Name}: {command.Description}";
}
