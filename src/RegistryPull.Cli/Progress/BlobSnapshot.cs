namespace RegistryPull.Cli.Progress;

/// <summary>One blob at one moment.</summary>
/// <param name="Name">The short digest.</param>
/// <param name="Position">Bytes in place.</param>
/// <param name="Size">All its bytes.</param>
/// <param name="State">What is happening to it.</param>
internal sealed record BlobSnapshot(string Name, long Position, long Size, TransferState State)
{
    /// <summary>The word for a blob that comes from a registry.</summary>
    public const string Download = "downloading";

    /// <summary>The word for a blob that goes to a registry.</summary>
    public const string Upload = "uploading";

    /// <summary>Gets the word for a blob that is on its way.</summary>
    public string Verb { get; init; } = Download;
}
