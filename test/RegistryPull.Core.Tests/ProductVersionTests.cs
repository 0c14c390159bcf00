using System.Reflection;
using NUnit.Framework;

namespace RegistryPull;

internal sealed class ProductVersionTests
{
    [Test]
    public void Value_OfTheBuild_IsTheVersionOfTheAssembly()
    {
        var attribute = typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();

        Assert.That(ProductVersion.Value, Is.EqualTo(attribute!.InformationalVersion));
    }
}
