using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>What <see cref="ArchiveVerifier"/> found.</summary>
/// <param name="Path">The path, as it was given.</param>
/// <param name="Images">The images of the archive, as far as they could be read.</param>
/// <param name="Findings">What is wrong; empty for an archive that is complete and correct.</param>
/// <param name="Engines">Which engines load the archive; empty when it is damaged. A missing base is not
/// damage.</param>
/// <param name="Blobs">The number of blobs that were hashed.</param>
/// <param name="Size">Their bytes together.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record VerifyResult(
    string Path,
    ImmutableArray<VerifiedImage> Images,
    ImmutableArray<VerifyFinding> Findings,
    ImmutableArray<EngineSupport> Engines,
    int Blobs,
    long Size,
    TimeSpan Elapsed)
{
    /// <summary>Gets whether nothing is wrong.</summary>
    public bool IsWhole => Findings.IsEmpty;
}
