using System.Text;

namespace Packaging.Manifests;

/// <summary>The three files of a package of winget.</summary>
/// <remarks>https://learn.microsoft.com/windows/package-manager/package/manifest</remarks>
internal static class WingetManifests
{
    public const string Identifier = "Regpull.Regpull";

    private const string SchemaVersion = "1.6.0";

    private static readonly (string Platform, string Architecture)[] Architectures =
        [("win-x64", "x64"), ("win-arm64", "arm64")];

    /// <summary>Makes the files.</summary>
    /// <returns>Their content, by name; empty when the release has no executable for Windows.</returns>
    public static IReadOnlyDictionary<string, string> Create(Release release)
    {
        var installers = Installers(release);
        return installers.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string>
        {
            [$"{Identifier}.yaml"] = Manifest(release, "version", "DefaultLocale: en-US\n"),
            [$"{Identifier}.installer.yaml"] = Manifest(release, "installer", $"""
                InstallerType: portable
                Commands:
                - regpull
                Installers:
                {installers}
                """),
            [$"{Identifier}.locale.en-US.yaml"] = Manifest(release, "defaultLocale", $"""
                PackageLocale: en-US
                Publisher: {Release.Publisher}
                PackageName: regpull
                PackageUrl: {release.Repository}
                License: {Release.License}
                ShortDescription: {Release.Summary}

                """),
        };
    }

    private static string Installers(Release release)
    {
        var text = new StringBuilder();
        foreach (var (platform, architecture) in Architectures)
        {
            if (release.Find(platform) is var (address, sum))
            {
                text.Append("- Architecture: ").Append(architecture).Append('\n')
                    .Append("  InstallerUrl: ").Append(address).Append('\n')
                    .Append("  InstallerSha256: ").Append(sum.ToUpperInvariant()).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Manifest(Release release, string type, string body) => $"""
        PackageIdentifier: {Identifier}
        PackageVersion: {release.Version}
        {body}ManifestType: {type}
        ManifestVersion: {SchemaVersion}

        """;
}
