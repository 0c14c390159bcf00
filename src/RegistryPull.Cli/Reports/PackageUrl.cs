namespace RegistryPull.Cli.Reports;

/// <summary>Names an image as a package URL does: <c>pkg:oci/…</c>.</summary>
/// <remarks>https://github.com/package-url/purl-spec/blob/main/types-doc/oci-definition.md</remarks>
internal static class PackageUrl
{
    /// <summary>Returns the package URL of a manifest.</summary>
    public static string From(ReportedImage image)
    {
        var (reference, platform) = (image.Reference, image.Platform);
        var name = reference.Repository[(reference.Repository.LastIndexOf('/') + 1)..].ToLowerInvariant();

        // In the order of their names, as the canonical form has them.
        (string Name, string? Value)[] qualifiers =
        [
            ("arch", platform?.Architecture),
            ("repository_url", $"{reference.Registry}/{reference.Repository}"),
            ("tag", reference.Tag),
        ];
        var written = qualifiers.Where(static one => one.Value is not null)
            .Select(static one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}");
        var version = Uri.EscapeDataString($"{image.Digest}");
        return $"pkg:oci/{Uri.EscapeDataString(name)}@{version}?{string.Join('&', written)}";
    }
}
