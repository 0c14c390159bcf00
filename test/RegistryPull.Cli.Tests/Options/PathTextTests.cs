using NUnit.Framework;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class PathTextTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["HOME"] = "/home/ann",
        ["USERPROFILE"] = @"C:\Users\ann",
        ["TEMP"] = @"D:\temp",
    };

    [TestCase("~", "/home/ann")]
    [TestCase("~/x.tar", "/home/ann/x.tar")]
    [TestCase("~bob/x.tar", "~bob/x.tar")]
    [TestCase("./~/x.tar", "./~/x.tar")]
    [TestCase("%TEMP%/x.tar", "%TEMP%/x.tar")]
    [TestCase("", "")]
    public void Expand_OnUnix_IsTheHomeDirectory(string typed, string path) =>
        Assert.That(PathText.Expand(typed, Variables.GetValueOrDefault, isWindows: false), Is.EqualTo(path));

    [TestCase("~", @"C:\Users\ann")]
    [TestCase(@"~\x.tar", @"C:\Users\ann\x.tar")]
    [TestCase("~/x.tar", @"C:\Users\ann/x.tar")]
    [TestCase(@"%TEMP%\x.tar", @"D:\temp\x.tar")]
    [TestCase(@"%USERPROFILE%\%TEMP%", @"C:\Users\ann\D:\temp")]
    [TestCase("%NOTHING%.tar", "%NOTHING%.tar")]
    [TestCase("100%.tar", "100%.tar")]
    public void Expand_OnWindows_IsTheProfileAndTheVariables(string typed, string path) =>
        Assert.That(PathText.Expand(typed, Variables.GetValueOrDefault, isWindows: true), Is.EqualTo(path));

    [Test]
    public void Expand_NoHome_StaysAsItIs() =>
        Assert.That(PathText.Expand("~/x", static _ => null, isWindows: false), Is.EqualTo("~/x"));
}
