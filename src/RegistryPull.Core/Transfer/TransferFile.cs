using System.Collections.Immutable;

namespace RegistryPull.Transfer;

/// <summary>The transfer file of an output: its images, its bases, and the images that are missing.</summary>
/// <remarks>The names in JSON are public interface: <c>docs/schemas/transfer.schema.json</c>. Every field is always
/// there.</remarks>
internal sealed record TransferFile
{
    /// <summary>The version of the format that this program writes, and the only one that it reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Gets the version of the format.</summary>
    public required int Version { get; init; }

    /// <summary>Gets when the output was completed, in UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Gets the program and its version: <c>regpull 1.2.3</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>Gets the file name of the output, which is beside this file. Volumes have it with a number
    /// appended.</summary>
    public required string Output { get; init; }

    /// <summary>Gets the SHA-256 of the whole output, 64 hexadecimal digits; null for a directory.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>Gets the size of the whole output in bytes; null for a directory.</summary>
    public required long? Size { get; init; }

    /// <summary>Gets the volumes of the output, in their order; empty for an output in one piece.</summary>
    public required ImmutableArray<TransferVolume> Volumes { get; init; }

    /// <summary>Gets what the target must have already; empty for an output that holds everything.</summary>
    public required ImmutableArray<TransferBase> Requires { get; init; }

    /// <summary>Gets the SHA-256 of each transfer file that was a base, 64 hexadecimal digits.</summary>
    public required ImmutableArray<string> BuildsOn { get; init; }

    /// <summary>Gets the images that were asked for and could not be had.</summary>
    public required ImmutableArray<TransferMissing> Missing { get; init; }

    /// <summary>Gets the images, in the order of the request. An image of several platforms has an item for
    /// each.</summary>
    public required ImmutableArray<TransferImage> Images { get; init; }
}
