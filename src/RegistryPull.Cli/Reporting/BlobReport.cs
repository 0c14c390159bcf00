namespace RegistryPull.Cli.Reporting;

/// <summary>One layer in the JSON of <c>regpull inspect</c>.</summary>
internal sealed record BlobReport(string Digest, string MediaType, long Size)
{
    public static BlobReport From(Descriptor blob) => new(blob.Digest.ToString(), blob.MediaType, blob.Size);
}
