namespace RegistryPull.Cli.Progress;

/// <summary>One blob at one moment.</summary>
/// <param name="Name">The short digest.</param>
/// <param name="Position">Bytes in place.</param>
/// <param name="Size">All its bytes.</param>
/// <param name="State">What is happening to it.</param>
internal sealed record BlobSnapshot(string Name, long Position, long Size, TransferState State);
