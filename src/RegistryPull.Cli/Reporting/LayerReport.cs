namespace RegistryPull.Cli.Reporting;

/// <summary>One layer in the JSON of <c>regpull pull --json</c>.</summary>
internal sealed record LayerReport(string Digest, string MediaType, long Size, string From)
{
    public static LayerReport Create(PulledLayer layer) =>
        new(layer.Blob.Digest.ToString(), layer.Blob.MediaType, layer.Blob.Size, BlobOriginName.Format(layer.From));
}
