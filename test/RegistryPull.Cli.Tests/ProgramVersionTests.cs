using System.Reflection;
using NUnit.Framework;

namespace RegistryPull.Cli.Tests;

internal sealed class ProgramVersionTests
{
    [Test]
    public void Text_OfTheBuild_IsTheVersionOfTheAssembly()
    {
        var attribute = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();

        Assert.That(ProgramVersion.Text, Is.EqualTo(attribute!.InformationalVersion));
    }
}
