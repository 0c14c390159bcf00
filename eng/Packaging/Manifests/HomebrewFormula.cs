namespace Packaging.Manifests;

/// <summary>The formula of Homebrew, for a tap.</summary>
/// <remarks>https://docs.brew.sh/Formula-Cookbook</remarks>
internal static class HomebrewFormula
{
    private static readonly (string Platform, string System, string Processor)[] Systems =
    [
        ("osx-arm64", "on_macos", "on_arm"), ("linux-x64", "on_linux", "on_intel"),
        ("linux-arm64", "on_linux", "on_arm"),
    ];

    /// <summary>Makes the file.</summary>
    /// <returns>Its content; null when the release has no executable for macOS or Linux.</returns>
    public static string? Create(Release release)
    {
        var systems = Systems.Select(system => Describe(release, system.Platform, system.System, system.Processor))
            .OfType<string>().ToList();
        return systems.Count == 0 ? null : $"""
            class Regpull < Formula
              desc "{Release.Summary}"
              homepage "{release.Repository}"
              version "{release.Version}"
              license "{Release.License}"

            {string.Join("\n", systems)}
              def install
                bin.install Dir["regpull-*"].first => "regpull"
              end

              test do
                assert_match version.to_s, shell_output("#{"{"}bin{"}"}/regpull --version")
              end
            end

            """;
    }

    private static string? Describe(Release release, string platform, string system, string processor) =>
        release.Find(platform) is not var (address, sum) ? null : $"""
              {system} do
                {processor} do
                  url "{address}"
                  sha256 "{sum}"
                end
              end

            """;
}
