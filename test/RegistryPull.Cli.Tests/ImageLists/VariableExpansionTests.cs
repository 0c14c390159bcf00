using NUnit.Framework;
using RegistryPull.Cli.ImageLists;

namespace RegistryPull.Cli.Tests.ImageLists;

internal sealed class VariableExpansionTests
{
    // SET=value, EMPTY=, and no other: https://docs.docker.com/reference/compose-file/interpolation.
    [TestCase("app", "app")]
    [TestCase("app:$SET", "app:value")]
    [TestCase("app:$SET-1", "app:value-1")]
    [TestCase("app:${SET}_1", "app:value_1")]
    [TestCase("$$SET$$", "$SET$")]
    [TestCase("a${EMPTY}b", "ab")]
    [TestCase("${SET:-other}", "value")]
    [TestCase("${EMPTY:-other}", "other")]
    [TestCase("${EMPTY-other}", "")]
    [TestCase("${UNSET-other}", "other")]
    [TestCase("${UNSET:-}", "")]
    [TestCase("${UNSET:-a:-b}", "a:-b")]
    [TestCase("${UNSET:-${SET}/${EMPTY:-x}}y", "value/xy")]
    [TestCase("${SET:+other}", "other")]
    [TestCase("${EMPTY:+other}", "")]
    [TestCase("${EMPTY+other}", "other")]
    [TestCase("${UNSET+other}", "")]
    [TestCase("${SET:?message}", "value")]
    [TestCase("${EMPTY?message}", "")]
    public void Expand_AText_GivesWhatComposeGives(string text, string expected) => Assert.That(Expand(text), Is.EqualTo(expected));

    [TestCase("${UNSET}", "UNSET is unset")]
    [TestCase("$UNSET", "UNSET is unset")]
    [TestCase("${UNSET:-$UNSET}", "UNSET is unset")]
    [TestCase("${UNSET:?set it}", "the variable UNSET has no value: set it")]
    [TestCase("${EMPTY:?}", "the variable EMPTY has no value, and is required")]
    [TestCase("${UNSET?a\u001b[1mb}", "the variable UNSET has no value: a")]
    [TestCase("$", "a $ begins a variable")]
    [TestCase("$1", "a $ begins a variable")]
    [TestCase("${", "a $ begins a variable")]
    [TestCase("${SET", "a $ begins a variable")]
    [TestCase("${}", "a $ begins a variable")]
    [TestCase("${SET:}", "a $ begins a variable")]
    [TestCase("${SET!}", "a $ begins a variable")]
    [TestCase("${1}", "a $ begins a variable")]
    public void Expand_WithoutAValueOrMalformed_SaysSo(string text, string message) =>
        Assert.That(() => Expand(text), Throws.InstanceOf<FormatException>().With.Message.StartsWith(message)
            .And.Message.Not.Contains("\u001b"));

    [Test]
    public void Expand_ANestWithoutEnd_IsRefused() =>
        Assert.That(() => Expand(string.Concat(Enumerable.Repeat("${UNSET:-", 1000)) + new string('}', 1000)),
            Throws.InstanceOf<FormatException>().With.Message.Contains("20 levels"));

    [Test]
    public void Expand_ALongResult_IsRefused()
    {
        var values = new Dictionary<string, string> { ["LONG"] = new('x', 60_000) };

        Assert.That(() => new VariableExpansion(values.GetValueOrDefault, static _ => "").Expand("$LONG$LONG$LONG"),
            Throws.InstanceOf<FormatException>().With.Message.Contains("65536 characters"));
    }

    private static string Expand(string text)
    {
        var values = new Dictionary<string, string> { ["SET"] = "value", ["EMPTY"] = "" };
        return new VariableExpansion(
            values.GetValueOrDefault, static name => throw new FormatException($"{name} is unset")).Expand(text);
    }
}
