using NUnit.Framework;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Tests.Reporting;

internal sealed class ImageNamesTests
{
    [TestCase("a", "a")]
    [TestCase("a b c", "a, b, c")]
    [TestCase("a b c d e", "a, b, c and 2 more")]
    public void Format_AnyNumber_IsShort(string images, string expected) =>
        Assert.That(ImageNames.Format(images.Split(' ')), Is.EqualTo(expected));
}
