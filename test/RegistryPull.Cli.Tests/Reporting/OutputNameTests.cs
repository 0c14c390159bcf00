using NUnit.Framework;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Tests.Reporting;

internal sealed class OutputNameTests
{
    [Test]
    public void Of_ADefaultNameInTheCurrentDirectory_IsShort() =>
        Assert.That(OutputName.Of(null, Path.GetFullPath("mysql_8.0.tar")), Is.EqualTo("mysql_8.0.tar"));

    [Test]
    public void Of_AnywhereElse_IsTheFullPath()
    {
        var elsewhere = Path.Combine(Path.GetFullPath("sub"), "mysql_8.0.tar");

        Assert.That(OutputName.Of(null, elsewhere), Is.EqualTo(elsewhere));
    }

    [Test]
    public void Of_AStream_IsNothing() => Assert.That(OutputName.Of(null, null), Is.Null);
}
