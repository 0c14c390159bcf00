using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Exporters;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class UnpackOptionsTests
{
    [Test]
    public async Task Read_Nothing_IsTheLibrarysDefault() =>
        Assert.That((await Run.OfAsync("pull nginx")).Pull.Limits, Is.EqualTo(new UnpackLimits()));

    [Test]
    public async Task Read_Both_ArePassedOn() => Assert.That(
        (await Run.OfAsync("pull nginx -f rootfs --max-entries 5000000 --max-expansion 1000")).Pull.Limits,
        Is.EqualTo(new UnpackLimits { MaxEntries = 5_000_000, MaxExpansion = 1000 }));

    [TestCase("--max-entries 0", "--max-entries is '0': expected a whole number from 1 to 2147483647")]
    [TestCase("--max-expansion 1.5", "--max-expansion is '1.5'")]
    public async Task Read_NoSuchNumber_IsWrongUsage(string option, string message)
    {
        var run = await Run.OfAsync($"pull nginx {option}");

        Assert.That(run.Error, Does.StartWith($"regpull: {message}"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
    }
}
