namespace Packaging.Manifests;

/// <summary>What the manifests of package managers say about a release.</summary>
/// <param name="Version">The version.</param>
/// <param name="Repository">The address of the sources.</param>
/// <param name="Sums">The SHA-256 of each executable, by its file name.</param>
internal sealed record Release(string Version, string Repository, IReadOnlyDictionary<string, string> Sums)
{
    public const string Publisher = "The regpull authors";

    public const string License = "MIT";

    public const string Summary = "Pulls container images straight from a registry, without docker";

    /// <summary>Returns the executable of a platform.</summary>
    /// <returns>Its address and SHA-256; null when the release has none.</returns>
    public (string Address, string Sum)? Find(string platform)
    {
        var file = $"regpull-{Version}-{platform}{Path.GetExtension(Platforms.CommandFile(platform))}";
        return Sums.TryGetValue(file, out var sum) ? ($"{Repository}/releases/download/v{Version}/{file}", sum) : null;
    }
}
