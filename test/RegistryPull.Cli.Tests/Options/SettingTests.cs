using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class SettingTests
{
    [TestCase("REGPULL_FORMAT", "oci", "", "oci")]
    [TestCase("REGPULL_FORMAT", "oci", "-f rootfs", "rootfs")]
    [TestCase("REGPULL_FORMAT", "", "", "docker")]
    public async Task Text_OptionBeforeVariable_BeforeDefault(
        string variable, string value, string option, string format)
    {
        var run = await Run.OfAsync($"pull nginx {option}", run => run.Variables[variable] = value);

        Assert.That(run.Request.Format, Is.EqualTo(format));
    }

    [TestCase("1", true)]
    [TestCase("true", true)]
    [TestCase("YES", true)]
    [TestCase("on", true)]
    [TestCase("0", false)]
    [TestCase("False", false)]
    [TestCase("no", false)]
    [TestCase("off", false)]
    [TestCase("", false)]
    public async Task IsOn_Variable_TakesTheUsualWords(string value, bool on)
    {
        var run = await Run.OfAsync("pull nginx", run => run.Variables["REGPULL_FORCE"] = value);

        Assert.That(run.Request.Force, Is.EqualTo(on));
    }

    [TestCase("REGPULL_FORCE", "maybe", "REGPULL_FORCE is 'maybe'")]
    [TestCase("REGPULL_RETRIES", "many", "REGPULL_RETRIES is 'many'")]
    [TestCase("REGPULL_TIMEOUT", "-1", "REGPULL_TIMEOUT is '-1'")]
    [TestCase("REGPULL_PROGRESS", "bars", "REGPULL_PROGRESS is 'bars'")]
    public async Task Read_AVariableThatCannotBeRead_IsNamed(string variable, string value, string message)
    {
        var run = await Run.OfAsync("pull nginx", run => run.Variables[variable] = value);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(message));
    }
}
