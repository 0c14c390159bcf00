using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Completion;

/// <summary>The scripts hold every command and option. CompletionTests of the real parts run them in the
/// shells.</summary>
internal sealed class CompletionTests
{
    [TestCase("powershell", "'--{0}'")]
    [TestCase("bash", "--{0}")]
    [TestCase("zsh", "--{0}")]
    [TestCase("fish", "-l {0} ")]
    public async Task Script_OfAShell_HasEveryCommandAndOption(string shell, string written)
    {
        var run = await Run.OfAsync($"completion {shell}");

        using var tree = CommandTree.Whole(run.Context);
        foreach (var command in tree.Root.Commands)
        {
            Assert.That(run.Out, Does.Contain(command.Name!));
            foreach (var option in command.GetOptions())
            {
                Assert.That(
                    run.Out,
                    Does.Contain(
                        string.Format(System.Globalization.CultureInfo.InvariantCulture, written, option.LongName)),
                    command.Name);
            }
        }

        Assert.That(run.Error, Is.Empty);
    }

    [TestCase("powershell", "'containerd:k8s.io'")]
    [TestCase("bash", " containerd:k8s.io ")]
    [TestCase("zsh", "containerd\\:k8s.io")]
    [TestCase("fish", "containerd:k8s.io")]
    public async Task Script_OfAShell_HasTheEngines(string shell, string written)
    {
        var run = await Run.OfAsync($"completion {shell}");

        Assert.That(run.Out, Does.Contain(written));
    }

    [TestCase("powershell", "'*.html', '*.csv', '*.json'")]
    [TestCase("zsh", "{.html,.csv,.json}")]
    [TestCase("fish", "{.html,.csv,.json}")]
    [TestCase("bash", "'pull --report') _regpull_kinds '.html .csv .json'")]
    [TestCase("bash", "'pull --lock') _regpull_paths -f")]
    [TestCase("bash", "'pull --from') _regpull_paths -f")]
    [TestCase("fish", "-l lock -r -F")]
    public async Task Script_OfAShell_CompletesTheFilesOfOptions(string shell, string written)
    {
        var run = await Run.OfAsync($"completion {shell}");

        Assert.That(run.Out, Does.Contain(written));
    }

    [TestCase("powershell", "'it''s'")]
    [TestCase("bash", """it'\''s""")]
    [TestCase("zsh", """it\'\''s""")]
    [TestCase("fish", """it\'s""")]
    public async Task Script_WithAPlugInOfAHostileName_QuotesIt(string shell, string quoted)
    {
        var plugins = Directory.CreateTempSubdirectory("regpull-");
        plugins.CreateSubdirectory("it's");

        var run = await Run.OfAsync($"completion {shell} --plugin-dir {plugins.FullName}");

        plugins.Delete(recursive: true);
        Assert.That(run.Out, Does.Contain(quoted));
    }
}
