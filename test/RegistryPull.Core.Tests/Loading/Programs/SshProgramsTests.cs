using NUnit.Framework;

namespace RegistryPull.Loading.Programs;

[TestFixture]
internal sealed class SshProgramsTests
{
    [TestCase("a b")]
    [TestCase("$(reboot)")]
    [TestCase("a;b")]
    [TestCase("a\nb")]
    [TestCase("'")]
    [TestCase("*")]
    [TestCase("")]
    public void CommandFor_AWordThatAShellInterprets_IsRefused(string word)
    {
        var files = new EngineFiles(static _ => null, "/");
        var ssh = new SshPrograms(new SshHost(null, "node7", null), files);

        Assert.That(() => ssh.CommandFor("docker", ["tag", word]), Throws.TypeOf<InvalidRequestException>());
    }
}
