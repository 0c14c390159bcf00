using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Help;

internal sealed class PullHelpTests
{
    [TestCase("-f, --format NAME")]
    [TestCase("-o, --output PATH")]
    [TestCase("--report FILE")]
    [TestCase("--platform OS/ARCH[/VARIANT]")]
    [TestCase("-j, --max-concurrent-downloads N")]
    [TestCase("REGPULL_MAX_CONCURRENT_DOWNLOADS")]
    [TestCase("REGPULL_PASSWORD_STDIN")]
    [TestCase("DOCKER_DEFAULT_PLATFORM")]
    [TestCase("docker load -i (regpull pull mysql:5.7 -q)")]
    [TestCase("  130  cancelled")]
    [TestCase("Default: docker.")]
    public async Task Help_OfPull_Teaches(string text) =>
        Assert.That((await Run.OfAsync("pull --help")).Out, Does.Contain(text));
}
