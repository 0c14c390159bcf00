using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class CredentialOptionsTests
{
    private const string Secret = "s3cret pässword";

    private static readonly RegistryCredential.Password Expected = new("robot", Secret);

    [TestCase(Secret)]
    [TestCase(Secret + "\n")]
    [TestCase(Secret + "\r\n")]
    [TestCase("\uFEFF" + Secret + "\r\n")]
    public async Task Read_PasswordFromStandardInput_LosesByteOrderMarkAndOneLineEnd(string input)
    {
        var run = await Run.OfAsync(
            "pull nginx -u robot --password-stdin",
            run => run.Console.Input = System.Text.Encoding.UTF8.GetBytes(input));

        Assert.That(run.Pull.Options!.Credential, Is.EqualTo(Expected));
    }

    // -u    | REGPULL_USERNAME | REGPULL_PASSWORD | REGPULL_TOKEN | credential
    [TestCase("-u robot", null, Secret, null, "robot with a password")]
    [TestCase("-u robot", "other", Secret, "token", "robot with a password")]
    [TestCase("", "robot", Secret, null, "robot with a password")]
    [TestCase("", null, null, "token", "a registry token")]
    [TestCase("", null, Secret, "token", "a registry token")]
    [TestCase("", null, null, null, null)]
    public async Task Read_FromTheEnvironment_InThisOrder(
        string option, string? username, string? password, string? token, string? credential)
    {
        var run = await Run.OfAsync($"pull nginx {option}", run => Set(run, username, password, token));

        Assert.That(run.Pull.Options!.Credential?.ToString(), Is.EqualTo(credential));
    }

    [TestCase(
        "-u robot", null, "--username needs a password: pipe it in with --password-stdin, or set REGPULL_PASSWORD")]
    [TestCase("--password-stdin", null, "--password-stdin needs a user name: add -u NAME or set REGPULL_USERNAME")]
    [TestCase("", Secret, "REGPULL_PASSWORD is set, but no user name: add -u NAME or set REGPULL_USERNAME")]
    [TestCase("-u robot:s3cret", null, "--username takes a name without a password")]
    [TestCase("-u robot --password-stdin", Secret, "the password on standard input is empty")]
    public async Task Read_HalfACredential_IsWrongUsageAndKeepsTheSecret(
        string option, string? password, string message)
    {
        var run = await Run.OfAsync($"pull nginx {option}", run => Set(run, null, password, null));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(message).And.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Read_PasswordFromATerminal_IsRefused()
    {
        var run = await Run.OfAsync(
            "pull nginx -u robot --password-stdin", static run => run.Console.IsInputTerminal = true);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("needs the password on standard input"));
    }

    [Test]
    public async Task Read_APasswordWithoutEnd_IsRefused()
    {
        var run = await Run.OfAsync(
            "pull nginx -u robot --password-stdin", static run => run.Console.Input = new byte[100_000]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("longer than"));
    }

    private static void Set(Run run, string? username, string? password, string? token)
    {
        run.Variables["REGPULL_USERNAME"] = username ?? "";
        run.Variables["REGPULL_PASSWORD"] = password ?? "";
        run.Variables["REGPULL_TOKEN"] = token ?? "";
    }
}
