namespace Packaging.Manifests;

/// <summary>Writes the manifests of a release beside it.</summary>
internal static class ManifestFolder
{
    /// <summary>Writes <c>manifests/winget</c>, <c>manifests/scoop</c> and <c>manifests/homebrew</c>.</summary>
    /// <param name="release">The release.</param>
    /// <param name="output">The folder of the release.</param>
    public static void Write(Release release, string output)
    {
        foreach (var (name, content) in WingetManifests.Create(release))
        {
            Write(output, Path.Combine("winget", name), content);
        }

        Write(output, Path.Combine("scoop", "regpull.json"), ScoopManifest.Create(release));
        Write(output, Path.Combine("homebrew", "regpull.rb"), HomebrewFormula.Create(release));
    }

    private static void Write(string output, string name, string? content)
    {
        if (content is null)
        {
            return;
        }

        var path = Path.Combine(output, "manifests", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
