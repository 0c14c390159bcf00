using McMaster.Extensions.CommandLineUtils;
using McMaster.Extensions.CommandLineUtils.HelpText;

namespace RegistryPull.Cli.Help;

/// <summary>Gives the option parser our pages in place of its own, which are neither wrapped nor grouped.</summary>
internal sealed class PageGenerator(HelpPage page, Func<int> width) : IHelpTextGenerator
{
    public void Generate(CommandLineApplication application, TextWriter output) => output.Write(HelpRenderer.Render(page, width()));
}
