using NUnit.Framework;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Tests.Reporting;

internal sealed class DisplayedPathTests
{
    private static readonly PullRequest Request =
        new() { Images = [ImageReference.Parse("mysql:8.0")], Format = "docker" };

    [Test]
    public void From_ADefaultNameInTheCurrentDirectory_IsShort() =>
        Assert.That(DisplayedPath.From(Request, Path.GetFullPath("mysql_8.0.tar")), Is.EqualTo("mysql_8.0.tar"));

    [Test]
    public void From_AnywhereElse_IsTheFullPath()
    {
        var elsewhere = Path.Combine(Path.GetFullPath("sub"), "mysql_8.0.tar");

        Assert.That(DisplayedPath.From(Request, elsewhere), Is.EqualTo(elsewhere));
    }

    [Test]
    public void From_APathThatWasTyped_IsAsTyped() =>
        Assert.That(
            DisplayedPath.From(Request with { Output = "x/y.tar" }, Path.GetFullPath("x/y.tar")),
            Is.EqualTo("x/y.tar"));

    [Test]
    public void From_ADirectoryThatWasTyped_IsInIt()
    {
        var path = Path.Combine(Path.GetFullPath("out"), "mysql_8.0.tar");

        Assert.That(
            DisplayedPath.From(Request with { OutputDirectory = "out" }, path),
            Is.EqualTo(Path.Combine("out", "mysql_8.0.tar")));
    }

    [Test]
    public void From_AStream_IsNothing() => Assert.That(DisplayedPath.From(Request, null), Is.Null);
}
