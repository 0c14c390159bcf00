namespace RegistryPull.Cli.Reporting;

/// <summary>One blob in the JSON of <c>regpull push --json</c>.</summary>
/// <param name="Digest">Its digest.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="State">How it came to be in the repository.</param>
internal sealed record PushedBlobReport(string Digest, string MediaType, long Size, string State)
{
    public static PushedBlobReport From(PushedBlob pushed) => new(
        pushed.Blob.Digest.ToString(), pushed.Blob.MediaType, pushed.Blob.Size, StateOf(pushed.Delivery));

    private static string StateOf(BlobDelivery delivery) => delivery switch
    {
        BlobDelivery.Sent => "sent",
        BlobDelivery.Mounted => "mounted",
        BlobDelivery.Present => "present",
        BlobDelivery.Foreign => "foreign",
        _ => "missing",
    };
}
