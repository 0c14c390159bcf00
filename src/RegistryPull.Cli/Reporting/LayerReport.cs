namespace RegistryPull.Cli.Reporting;

/// <summary>One layer in the JSON that <c>--json</c> prints.</summary>
internal sealed record LayerReport(string Digest, string MediaType, long Size, string From)
{
    public static LayerReport Create(PulledLayer layer) =>
        new(layer.Blob.Digest.ToString(), layer.Blob.MediaType, layer.Blob.Size, Name(layer.From));

    // To a script it is all the same which earlier run the bytes are of.
    private static string Name(BlobOrigin origin) => origin switch
    {
        BlobOrigin.Registry => "registry",
        BlobOrigin.Omitted => "omitted",
        BlobOrigin.Cache => "cache",
        _ => "resumed",
    };
}
