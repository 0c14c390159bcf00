using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests;

internal sealed class CommandLineTests
{
    [TestCase("")]
    [TestCase("--help")]
    [TestCase("-h")]
    public async Task Run_WithoutACommand_PrintsHelpOnStandardOutput(string arguments)
    {
        var run = await Run.OfAsync(arguments);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Out, Does.StartWith("Usage: regpull COMMAND").And.Contain("  pull ").And.Contain("  formats "));
        Assert.That(run.Error, Is.Empty);
    }

    [TestCase("pull --help", "Usage: regpull pull IMAGE")]
    [TestCase("pull nginx -h", "Usage: regpull pull IMAGE")]
    [TestCase("formats --help", "Usage: regpull formats")]
    [TestCase("help pull", "Usage: regpull pull IMAGE")]
    [TestCase("help", "Usage: regpull COMMAND")]
    [TestCase("help help", "Usage: regpull help")]
    public async Task Run_HelpOfACommand_IsThatCommandsAndRunsNothing(string arguments, string start)
    {
        var run = await Run.OfAsync(arguments);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Out, Does.StartWith(start));
        Assert.That(run.Pull.Options, Is.Null, "the pipeline was built");
    }

    [TestCase("--version")]
    [TestCase("version")]
    public async Task Run_Version_IsNameAndVersionOnOneLine(string arguments)
    {
        var run = await Run.OfAsync(arguments);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Out, Does.Match(@"\Aregpull \d+\.\d+\.\d+\S*\r?\n\z"));
        Assert.That(run.Pull.Options, Is.Null);
    }

    [TestCase("pull nginx --formt oci", "unrecognized option '--formt': did you mean --format?")]
    [TestCase("pull nginx --verbos", "unrecognized option '--verbos': did you mean --verbose?")]
    [TestCase("pull nginx --zzzzzz", "unrecognized option '--zzzzzz': regpull pull --help says what there is")]
    [TestCase("pull nginx -z", "unrecognized option '-z': regpull pull --help says what there is")]
    [TestCase("--formt", "unrecognized option '--formt': regpull --help says what there is")]
    [TestCase("pul nginx", "unrecognized command or argument 'pul': did you mean regpull pull?")]
    [TestCase("doctr nginx", "unrecognized command or argument 'doctr': did you mean regpull doctor?")]
    [TestCase("help pul", "there is no command 'pul': did you mean regpull help pull?")]
    [TestCase("completion", "no shell was named: write one of powershell, bash, zsh, fish")]
    [TestCase("completion tcsh", "there is no script for 'tcsh': write one of powershell, bash, zsh, fish")]
    [TestCase("nginx:1.27", "unrecognized command or argument 'nginx:1.27': did you mean regpull pull nginx:1.27?")]
    [TestCase("formats x", "unrecognized command or argument 'x': regpull formats --help says what there is")]
    [TestCase("pull nginx -f", "missing value for -f: regpull pull --help says what there is")]
    [TestCase("pull nginx --output", "missing value for --output: regpull pull --help says what there is")]
    [TestCase(
        "pull nginx -f oci -f docker", "unexpected value 'docker' for -f: regpull pull --help says what there is")]
    [TestCase("pull nginx --quiet=no", "unexpected value 'no' for --quiet: regpull pull --help says what there is")]
    public async Task Run_WrongUsage_IsOneLineOnStandardErrorThatShowsTheWay(string arguments, string message)
    {
        var run = await Run.OfAsync(arguments);

        Assert.That(run.Error, Is.EqualTo($"regpull: {message}\n"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Out, Is.Empty);
    }

    [TestCase("pull nginx --password=hunter2")]
    [TestCase("pull nginx -x=hunter2")]
    public async Task Run_AnUnknownOptionWithAValue_KeepsTheValueToItself(string arguments)
    {
        var run = await Run.OfAsync(arguments);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("unrecognized option '-").And.Not.Contain("hunter2"));
    }
}
