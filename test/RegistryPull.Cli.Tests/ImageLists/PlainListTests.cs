using NUnit.Framework;
using RegistryPull.Cli.ImageLists;

namespace RegistryPull.Cli.Tests.ImageLists;

internal sealed class PlainListTests
{
    [Test]
    public void Read_CommentsAndEmptyLines_AreSkippedAndCounted() =>
        Assert.That(PlainList.Read("# the web\r\nnginx:1.27\t# pinned\r\n\r\n  redis:7  \r\n"), Is.EqualTo(new[]
        {
            new ListedImage("nginx:1.27", 2),
            new ListedImage("redis:7", 4),
        }));

    [Test]
    public void Read_AHashWithinAWord_BelongsToIt() =>
        Assert.That(
            PlainList.Read("./a.tar#nginx:1.27 # one of them"),
            Is.EqualTo(new[] { new ListedImage("./a.tar#nginx:1.27", 1) }));

    [Test]
    public void Read_OnlyComments_IsEmpty() => Assert.That(PlainList.Read("#a\n #b\n"), Is.Empty);
}
