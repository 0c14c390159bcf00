using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class RegistryOptionsTests
{
    [Test]
    public async Task Read_Nothing_IsTheLibrarysDefault() =>
        Assert.That((await Run.OfAsync("pull nginx")).Pull.Options, Is.EqualTo(new RegistryPullOptions()));

    [Test]
    public async Task Read_Everything_IsPassedOn()
    {
        var run = await Run.OfAsync("pull nginx --plain-http -j8 --retries 0 --timeout 2.5 --limit-rate 1.5M");

        Assert.That(run.Pull.Options, Is.EqualTo(new RegistryPullOptions
        {
            PlainHttp = true,
            MaxConcurrentDownloads = 8,
            Retries = 0,
            MaxBytesPerSecond = 3 * 512 * 1024,
            Timeout = TimeSpan.FromSeconds(2.5),
        }));
    }

    [Test]
    public async Task Read_Mirrors_KeepsTheirOrder() =>
        Assert.That(
            (await Run.OfAsync("pull nginx --mirror https://a.example --mirror https://b.example"))
                .Pull.Options!.Mirrors,
            Is.EqualTo(new[] { "https://a.example", "https://b.example" }));

    [TestCase("pull nginx --proxy none", "no proxy")]
    [TestCase("pull nginx --proxy ann:s3cret@p:3128", "the proxy p:3128")]
    [TestCase("pull nginx", null)]
    public async Task Read_AProxy_IsPassedOn(string commandLine, string? proxy) =>
        Assert.That((await Run.OfAsync(commandLine)).Pull.Options!.Proxy?.ToString(), Is.EqualTo(proxy));

    [Test]
    public async Task Read_AProxyThatCannotBeRead_IsWrongUsageAndKeepsTheSecret()
    {
        var run = await Run.OfAsync("pull nginx --proxy ftp://ann:s3cret@p:1");

        Assert.That(
            run.Error, Does.StartWith("regpull: --proxy is not the address of a proxy").And.Not.Contain("s3cret"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
    }

    [TestCase("-j 0", "--max-concurrent-downloads is '0': expected a whole number from 1 to 64")]
    [TestCase("-j 65", "--max-concurrent-downloads is '65'")]
    [TestCase("-j 1.5", "--max-concurrent-downloads is '1.5'")]
    [TestCase("--retries=-1", "--retries is '-1': expected a whole number from 0 to 100")]
    [TestCase("--timeout 0", "--timeout is '0': expected a number of seconds above 0")]
    [TestCase("--timeout 1e9", "--timeout is '1e9'")]
    [TestCase("--timeout 99999999", "--timeout is '99999999'")]
    [TestCase("--timeout NaN", "--timeout is 'NaN'")]
    [TestCase("--limit-rate 0", "--limit-rate is '0': expected a number of bytes such as 500K, 2M or 1G")]
    [TestCase("--limit-rate=-1K", "--limit-rate is '-1K'")]
    [TestCase("--limit-rate fast", "--limit-rate is 'fast'")]
    public async Task Read_ANumberOutOfRange_IsWrongUsage(string option, string message)
    {
        var run = await Run.OfAsync($"pull nginx {option}");

        Assert.That(run.Error, Does.StartWith($"regpull: {message}"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
    }
}
