using NUnit.Framework;
using RegistryPull.Cli.ImageLists;

namespace RegistryPull.Cli.Tests.ImageLists;

internal sealed class VariableFileTests
{
    [TestCase("A=1", "1")]
    [TestCase("A=1\r\nB=2", "1")]
    [TestCase("  export A = 1  ", "1")]
    [TestCase("A=1 # a comment", "1")]
    [TestCase("A=1#2", "1#2")]
    [TestCase("A=", "")]
    [TestCase("A='$B # c'", "$B # c")]
    [TestCase("A=\"x # y\" # z", "x # y")]
    [TestCase("A=\"a\\tb\\\"c\\$d\"", "a\tb\"c$d")]
    [TestCase("A='line\nline'\nC=1", "line\nline")]
    [TestCase("B=b\nA=${B}-$B", "b-b")]
    [TestCase("A=${UNSET}x", "x")]
    [TestCase("A=${UNSET:-y}", "y")]
    [TestCase("A=$FROM_OUTSIDE", "outside")]
    [TestCase("A=1\nA=2", "2")]
    [TestCase("# only this\n\nNAME_ALONE\nA=1", "1")]
    public void Read_AFile_GivesWhatComposeGives(string text, string expected) => Assert.That(Read(text)["A"], Is.EqualTo(expected));

    [TestCase("B=1\nA B=2", 2, "expected NAME=VALUE")]
    [TestCase("=1", 1, "expected NAME=VALUE")]
    [TestCase("\n\nA='x", 3, "its ' has no end")]
    [TestCase("A=${", 1, "a $ begins a variable")]
    public void Read_AMalformedLine_IsNamed(string text, int line, string message) =>
        Assert.That(
            () => Read(text),
            Throws.InstanceOf<ListFormatException>().With.Property("Line").EqualTo(line)
                .And.Message.StartsWith(message));

    [Test]
    public void Read_ValuesThatMultiply_AreBounded()
    {
        var lines = Enumerable.Range(1, 60).Select(i => $"A{i}=$A{i - 1}$A{i - 1}");

        Assert.That(
            () => Read($"A0=xxxx\n{string.Join('\n', lines)}"),
            Throws.InstanceOf<ListFormatException>().With.Message.Contains("65536"));
    }

    private static IReadOnlyDictionary<string, string> Read(string text) =>
        new VariableFile(text, static name => name == "FROM_OUTSIDE" ? "outside" : null).Read();
}
