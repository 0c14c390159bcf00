using McMaster.Extensions.CommandLineUtils;
using McMaster.Extensions.CommandLineUtils.HelpText;

namespace RegistryPull.Cli.Help;

/// <summary>Replaces the help pages of the option parser, which are neither wrapped nor grouped.</summary>
internal sealed class PageGenerator(Func<HelpPage> page, Func<int> width) : IHelpTextGenerator
{
    public void Generate(CommandLineApplication application, TextWriter output) =>
        output.Write(HelpRenderer.Render(page(), width()));
}
