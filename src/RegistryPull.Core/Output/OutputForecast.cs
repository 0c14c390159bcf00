using System.Collections.Immutable;

namespace RegistryPull.Output;

/// <summary>What the writing of an output would do.</summary>
/// <param name="Path">The full path of the output; null for a stream.</param>
/// <param name="Size">How many bytes would be written; null for a format that does not say so beforehand.</param>
/// <param name="UpToDate">Whether the output is there already.</param>
/// <param name="Origins">Where the bytes of each blob would come from.</param>
internal sealed record OutputForecast(
    string? Path, long? Size, bool UpToDate, IReadOnlyDictionary<Digest, BlobOrigin> Origins)
{
    /// <summary>Gets the forecast for images that are all missing.</summary>
    public static OutputForecast None { get; } = Existing(null) with { UpToDate = false };

    /// <summary>Gets how many bytes the network would deliver.</summary>
    public long BytesToFetch { get; init; }

    /// <summary>Gets how many bytes of blobs an earlier run has left.</summary>
    public IReadOnlyDictionary<Digest, long> Resumed { get; init; } = ImmutableDictionary<Digest, long>.Empty;

    /// <summary>Gets how many bytes may still be written to the volume; null where the system does not say.</summary>
    public long? FreeSpace { get; init; }

    /// <summary>Creates the forecast for an output that is up to date.</summary>
    public static OutputForecast Existing(string? path) =>
        new(path, 0, UpToDate: true, ImmutableDictionary<Digest, BlobOrigin>.Empty);
}
