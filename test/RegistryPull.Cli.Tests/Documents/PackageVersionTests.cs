using System.Text.RegularExpressions;
using NUnit.Framework;

namespace RegistryPull.Cli.Tests.Documents;

/// <summary>Compares the versions in projects outside of the solution with those that the solution is tested
/// with.</summary>
[TestFixture]
internal sealed partial class PackageVersionTests
{
    [TestCase("docs/writing-an-exporter.md")]
    [TestCase("templates/regpull-exporter/format-name.Tests/format-name.Tests.csproj")]
    public async Task EveryPackage_OfOthers_HasTheVersionOfTheSolution(string file)
    {
        var central = await ReadAsync("Directory.Packages.props");
        var named = (await ReadAsync(file)).Where(static package => !IsOurs(package));

        Assert.That(named, Is.Not.Empty);
        Assert.That(named, Is.SubsetOf(central));
    }

    private static bool IsOurs(string package) => package.StartsWith("RegistryPull.", StringComparison.Ordinal);

    private static async Task<string[]> ReadAsync(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, file));
        return [.. Package().Matches(text).Select(static package => $"{package.Groups[1]} {package.Groups[2]}")];
    }

    [GeneratedRegex("""<Package(?:Reference|Version) Include="([^"]+)" Version="([^"]+)" """)]
    private static partial Regex Package();
}
