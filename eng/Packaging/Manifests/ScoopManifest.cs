using System.Text.Json;
using System.Text.Json.Nodes;

namespace Packaging.Manifests;

/// <summary>The manifest of scoop.</summary>
/// <remarks>https://github.com/ScoopInstaller/Scoop/wiki/App-Manifests</remarks>
internal static class ScoopManifest
{
    private static readonly (string Platform, string Architecture)[] Architectures =
        [("win-x64", "64bit"), ("win-arm64", "arm64")];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 4 };

    /// <summary>Makes the file.</summary>
    /// <returns>Its content; null when the release has no executable for Windows.</returns>
    public static string? Create(Release release)
    {
        var architectures = new JsonObject();
        foreach (var (platform, architecture) in Architectures)
        {
            if (release.Find(platform) is var (address, sum))
            {
                // What follows #/ is the name that scoop gives the file.
                architectures[architecture] = new JsonObject { ["url"] = $"{address}#/regpull.exe", ["hash"] = sum };
            }
        }

        return architectures.Count == 0 ? null : new JsonObject
        {
            ["version"] = release.Version,
            ["description"] = Release.Summary,
            ["homepage"] = release.Repository,
            ["license"] = Release.License,
            ["architecture"] = architectures,
            ["bin"] = "regpull.exe",
        }.ToJsonString(Indented) + "\n";
    }
}
