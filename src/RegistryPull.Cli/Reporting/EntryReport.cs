namespace RegistryPull.Cli.Reporting;

/// <summary>One manifest of an index in the JSON of <c>regpull inspect</c>.</summary>
internal sealed record EntryReport(
    string? Platform,
    string Digest,
    string MediaType,
    long Size,
    bool IsAttestation,
    IReadOnlyList<string> Attestations)
{
    public static EntryReport From(InspectedEntry entry) => new(
        entry.Manifest.Platform?.ToString(),
        entry.Manifest.Digest.ToString(),
        entry.Manifest.MediaType,
        entry.Manifest.Size,
        entry.Manifest.IsAttestation,
        [.. entry.Attestations.Select(static attestation => attestation.Digest.ToString())]);
}
