using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class FormatsCommandTests
{
    [Test]
    public async Task Run_SomeExporters_ListsThemInColumns()
    {
        var run = await Run.OfAsync(
            "formats",
            run => run.Pull.BuiltInExporters = [Samples.Exporter("oci-archive"), Samples.Exporter("docker")]);

        Assert.That(
            run.Out, Is.EqualTo("docker       built in  what docker is\noci-archive  built in  what oci-archive is\n"));
        Assert.That(run.ExitCode, Is.Zero);
    }
}
