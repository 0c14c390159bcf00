using System.Text;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class LoginCommandTests : Registered
{
    private DirectoryInfo _folder = null!;

    protected override FakeRegistryOptions Kind => new() { Auth = FakeAuth.Basic, User = "ann", Password = "s3cret" };

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("regpull-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    private string ConfigFile => Path.Combine(_folder.FullName, "config.json");

    [TestCase("s3cret\n")]
    [TestCase("s3cret")]
    public async Task Login_PasswordFromStandardInput_IsStoredWithAWarning(string input)
    {
        var run = await UserAsync(
            $"login {Registry.Host} -u ann --password-stdin", run => run.Console.Input = Encoding.UTF8.GetBytes(input));

        Assert.That(run.Out, Is.EqualTo($"{Registry.Host}: signed in as ann, stored in {ConfigFile}\n"));
        Assert.That(
            run.Error, Does.Match(@"\A[^\n]*plain text[^\n]*\n\z").And.Contain(ConfigFile).And.Contain("credsStore"));
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(ConfigFile), Does.Contain(Registry.Host));
    }

    [Test]
    public async Task Login_OnATerminal_AsksAndHidesThePasswordAlone()
    {
        var run = await UserAsync($"login {Registry.Host} -q", static run => Type(run, "ann", "s3cret"));

        Assert.That(run.Console.Asked, Is.EqualTo(new[] { ("User name: ", false), ("Password for ann: ", true) }));
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Out, Is.EqualTo($"{Registry.Host}: signed in as ann, stored in {ConfigFile}\n"));
    }

    [Test]
    public async Task Login_PasswordInTheEnvironment_IsTaken()
    {
        var run = await UserAsync(
            $"login {Registry.Host} -u ann", static run => run.Variables["REGPULL_PASSWORD"] = "s3cret");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Console.Asked, Is.Empty);
    }

    [Test]
    public async Task Login_AWrongPassword_ExitsWith4AndDoesNotRepeatIt()
    {
        var run = await UserAsync($"login {Registry.Host} -u ann -v", static run => Type(run, "sesame"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.AccessDenied));
        Assert.That(run.Error, Does.Contain("refuses this user name and password").And.Not.Contain("sesame"));
        Assert.That(File.Exists(ConfigFile), Is.False);
    }

    [Test]
    public async Task Login_Json_IsOneObjectWithoutASecret()
    {
        var run = await UserAsync($"login {Registry.Host} -u ann --json", static run => Type(run, "s3cret"));

        Assert.That(run.Out, Is.EqualTo(
            $$"""
            {
              "registry": "{{Registry.Host}}",
              "username": "ann",
              "verified": true,
              "file": "{{ConfigFile.Replace("\\", "\\\\", StringComparison.Ordinal)}}",
              "helper": null,
              "keyStore": null,
              "plainText": true,
              "identityToken": false
            }

            """.ReplaceLineEndings("\n")));
    }

    [TestCase("", "no registry was named: write for example regpull login ghcr.io")]
    [TestCase("ghcr.io/owner", "'ghcr.io/owner' has a path")]
    [TestCase("ghcr.io", "there is no terminal to ask on: give -u NAME and --password-stdin")]
    [TestCase("ghcr.io -u ann", "there is no terminal to ask on")]
    [TestCase("ghcr.io --password-stdin", "--password-stdin needs a user name")]
    [TestCase("ghcr.io -u ann --password-stdin", "the password on standard input is empty")]
    [TestCase("ghcr.io -u a:b --password-stdin", "a user name has no ':' in it")]
    [TestCase("ghcr.io --authfile=", "--authfile is empty")]
    [TestCase("ghcr.io --registry-token x", "unrecognized option '--registry-token'")]
    public async Task Login_WrongUsage_SaysSo(string arguments, string message)
    {
        var run = await UserAsync($"login {arguments}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.StartWith($"regpull: {message}"));
    }

    [Test]
    public async Task Logout_TwoTimes_SaysTheSecondTimeThatNothingWasStored()
    {
        await UserAsync($"login {Registry.Host} -u ann", static run => Type(run, "s3cret"));

        var (first, second) = (await UserAsync($"logout {Registry.Host}"), await UserAsync($"logout {Registry.Host}"));

        Assert.That(first.Out, Is.EqualTo($"{Registry.Host}: the credential was removed from {ConfigFile}\n"));
        Assert.That(second.Out, Is.EqualTo($"{Registry.Host}: nothing was stored in {ConfigFile}\n"));
        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)));
        Assert.That(first.Error + second.Error, Is.Empty);
    }

    [Test]
    public async Task Logout_Json_IsOneObject() =>
        Assert.That(
            (await UserAsync("logout ghcr.io --json")).Out,
            Does.Contain("\"registry\": \"ghcr.io\"").And.Contain("\"existed\": false"));

    private static void Type(Run run, params string[] lines)
    {
        run.Console.IsInputTerminal = true;
        Array.ForEach(lines, run.Console.Typed.Enqueue);
    }

    private Task<Run> UserAsync(string commandLine, Action<Run>? prepare = null) => RunAsync(commandLine, run =>
    {
        run.Variables["DOCKER_CONFIG"] = _folder.FullName;
        prepare?.Invoke(run);
    });
}
