using NUnit.Framework;
using RegistryPull.Cli.ImageLists;

namespace RegistryPull.Cli.Tests.ImageLists;

internal sealed class ListFormatTests
{
    [TestCase("stack.yaml", "nginx", true)]
    [TestCase("stack.YML", "nginx", true)]
    [TestCase("pods.json", "nginx", true)]
    [TestCase("images.txt", "nginx\nredis:7\n", false)]
    [TestCase("images.txt", "image:1.0\n", false)]
    [TestCase("images.txt", "nginx # image: nginx\n", false)]
    [TestCase("images.txt", "----\n", false)]
    [TestCase("-", "---\nkind: Pod\n", true)]
    [TestCase("-", "a: 1\r\n---\r\nb: 2\r\n", true)]
    [TestCase("-", "--- # a comment\na: 1\n", true)]
    [TestCase("-", "services:\n  web:\n    image: nginx\n", true)]
    [TestCase("-", "- image: nginx\n", true)]
    [TestCase("-", "- - image: nginx\n", true)]
    [TestCase("-", "  image:\n    nginx\n", true)]
    [TestCase("-", "{\"image\":\"nginx\"}", true)]
    [TestCase("-", "\n [ { \"a\": 1 } ]", true)]
    [TestCase("-", "", false)]
    public void IsYaml_EndingThenContent_Decides(string name, string text, bool expected) =>
        Assert.That(ListFormat.IsYaml(name, text), Is.EqualTo(expected));
}
