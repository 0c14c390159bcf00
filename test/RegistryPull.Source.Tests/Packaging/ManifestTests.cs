using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Packaging.Manifests;

namespace RegistryPull.Source.Tests.Packaging;

/// <summary>Holds the manifests of package managers to the fields that those require, and to no others.</summary>
/// <remarks>winget: https://github.com/microsoft/winget-cli/tree/master/schemas/JSON/manifests/v1.6.0; scoop:
/// https://github.com/ScoopInstaller/Scoop/blob/master/schema.json; Homebrew:
/// https://docs.brew.sh/Formula-Cookbook.</remarks>
[TestFixture]
internal sealed class ManifestTests
{
    private const string Files = "https://example.com/regpull/releases/download/v1.2.3/regpull-1.2.3-";

    private static readonly Release Release = new("1.2.3", "https://example.com/regpull", new Dictionary<string, string>
    {
        ["regpull-1.2.3-linux-x64"] = Sum('1'),
        ["regpull-1.2.3-linux-arm64"] = Sum('2'),
        ["regpull-1.2.3-win-x64.exe"] = Sum('3'),
        ["regpull-1.2.3-win-arm64.exe"] = Sum('4'),
        ["regpull-1.2.3-osx-arm64"] = Sum('5'),
    });

    private static readonly Release Nothing = Release with { Sums = new Dictionary<string, string>() };

    // The fields in their order, and what each may hold.
    private static readonly Dictionary<string, string[]> WingetFields = new()
    {
        ["Regpull.Regpull.yaml"] = ["DefaultLocale: en-US", "ManifestType: version"],
        ["Regpull.Regpull.installer.yaml"] =
        [
            "InstallerType: portable", "Commands:", "- regpull", "Installers:", "(- Architecture: (x64|arm64)",
            @"  InstallerUrl: https://\S+\.exe", "  InstallerSha256: [0-9A-F]{64}\n)+ManifestType: installer",
        ],
        ["Regpull.Regpull.locale.en-US.yaml"] =
        [
            "PackageLocale: en-US", @"Publisher: \w[^:#\n]{1,255}", "PackageName: regpull", @"PackageUrl: https://\S+",
            "License: MIT", @"ShortDescription: \w[^:#\n]{2,255}", "ManifestType: defaultLocale",
        ],
    };

    [Test]
    public void Winget_ARelease_HasItsThreeFiles()
    {
        var files = WingetManifests.Create(Release);

        Assert.That(files.Keys, Is.EquivalentTo(WingetFields.Keys));
        foreach (var (name, content) in files)
        {
            string[] fields =
            [
                @"PackageIdentifier: [^.\s/:]{1,32}\.[^.\s/:]{1,32}", @"PackageVersion: 1\.2\.3", .. WingetFields[name],
                @"ManifestVersion: 1\.6\.0",
            ];
            Assert.That(content, Does.Match($@"\A{string.Join("\n", fields)}\n\z".Replace(")+\n", ")+")), name);
        }
    }

    [Test]
    public void Winget_ItsExecutables_HaveTheirAddressAndSum() => Assert.That(
        WingetManifests.Create(Release)["Regpull.Regpull.installer.yaml"],
        Does.Contain($"InstallerUrl: {Files}win-x64.exe\n  InstallerSha256: {Sum('3')}\n")
            .And.Contain($"InstallerUrl: {Files}win-arm64.exe\n  InstallerSha256: {Sum('4')}\n"));

    [Test]
    public void Scoop_ARelease_HasTheFieldsOfItsSchema()
    {
        using var manifest = JsonDocument.Parse(ScoopManifest.Create(Release)!);
        var root = manifest.RootElement;

        Assert.That(
            root.EnumerateObject().Select(static field => field.Name),
            Is.EqualTo(new[] { "version", "description", "homepage", "license", "architecture", "bin" }));
        Assert.That(root.GetProperty("version").GetString(), Does.Match(@"\A[\w.\-+_]+\z"));
        foreach (var (architecture, platform, sum) in new[] { ("64bit", "win-x64", '3'), ("arm64", "win-arm64", '4') })
        {
            var file = root.GetProperty("architecture").GetProperty(architecture);
            Assert.That(file.GetProperty("url").GetString(), Is.EqualTo($"{Files}{platform}.exe#/regpull.exe"));
            Assert.That(file.GetProperty("hash").GetString(), Is.EqualTo(Sum(sum)).And.Match(@"\A[a-f0-9]{64}\z"));
        }
    }

    [Test]
    public void Homebrew_ARelease_IsAFormulaWhoseBlocksEnd()
    {
        var formula = HomebrewFormula.Create(Release)!;

        Assert.That(formula, Does.StartWith("class Regpull < Formula\n").And.EndWith("\nend\n"));
        Assert.That(
            Regex.Count(formula, @"^ *end$", RegexOptions.Multiline),
            Is.EqualTo(Regex.Count(formula, @"^ *(class |def |.* do$)", RegexOptions.Multiline)));
        Assert.That(Regex.IsMatch(formula, @"^  desc ""(.{1,79})""$", RegexOptions.Multiline), "at most 80 columns");
        Assert.That(
            formula,
            Does.Contain($"on_macos do\n    on_arm do\n      url \"{Files}osx-arm64\"\n      sha256 \"{Sum('5')}\""));
        Assert.That(
            formula,
            Does.Contain($"on_linux do\n    on_intel do\n      url \"{Files}linux-x64\"\n      sha256 \"{Sum('1')}\""));
        Assert.That(formula, Does.Contain("assert_match version.to_s, shell_output(\"#{bin}/regpull --version\")"));
    }

    [Test]
    public void Create_AReleaseWithoutExecutables_MakesNone()
    {
        Assert.That(WingetManifests.Create(Nothing), Is.Empty);
        Assert.That(ScoopManifest.Create(Nothing), Is.Null);
        Assert.That(HomebrewFormula.Create(Nothing), Is.Null);
    }

    private static string Sum(char digit) => new(digit, 64);
}
