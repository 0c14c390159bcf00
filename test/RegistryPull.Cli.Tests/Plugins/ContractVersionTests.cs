using NUnit.Framework;
using RegistryPull.Cli.Plugins;

namespace RegistryPull.Cli.Tests.Plugins;

internal sealed class ContractVersionTests
{
    [TestCase("1.2", "1.2", true)]
    [TestCase("1.2", "1.5", true, Description = "a newer program keeps what an older one promised")]
    [TestCase("1.5", "1.2", false, Description = "what came with 1.5 is not there")]
    [TestCase("1.2", "2.0", false)]
    [TestCase("2.0", "1.9", false)]
    [TestCase("0.1", "0.1", true)]
    [TestCase("0.1", "0.2", false, Description = "below 1.0 anything may change")]
    [TestCase("0.2", "0.1", false)]
    [TestCase("0.1", "1.0", false)]
    public void Fits_BuiltAndOwn_FollowsSemanticVersioning(string built, string own, bool fits) =>
        Assert.That(ContractVersion.Fits(Version.Parse(built), Version.Parse(own)), Is.EqualTo(fits));
}
