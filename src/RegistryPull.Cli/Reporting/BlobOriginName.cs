namespace RegistryPull.Cli.Reporting;

/// <summary>Where the bytes of a blob came from, as JSON says it.</summary>
internal static class BlobOriginName
{
    public static string Format(BlobOrigin origin) => origin switch
    {
        BlobOrigin.Registry => "registry",
        BlobOrigin.Archive => "archive",
        BlobOrigin.Omitted => "omitted",
        BlobOrigin.Cache => "cache",
        BlobOrigin.Present => "present",
        _ => "resumed",
    };
}
