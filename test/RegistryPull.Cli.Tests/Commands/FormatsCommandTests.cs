using Moq;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class FormatsCommandTests
{
    [Test]
    public async Task Run_SomeExporters_ListsThemInColumns()
    {
        var run = await Run.OfAsync("formats", run => run.Pull.Exporters = [Exporter("docker", "for docker load"), Exporter("oci-archive", "a layout in a tar")]);

        Assert.That(run.Out, Is.EqualTo("docker       for docker load\noci-archive  a layout in a tar\n"));
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Pull.IsDisposed);
    }

    private static IImageExporter Exporter(string format, string description) =>
        Mock.Of<IImageExporter>(exporter => exporter.Format == format && exporter.Description == description);
}
