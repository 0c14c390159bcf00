using RegistryPull.Archives;
using RegistryPull.Opening;
using RegistryPull.Verifying;

namespace RegistryPull;

/// <summary>Verifies archives, layouts, volumes and deltas on disk. Without a base in a registry it uses no
/// network.</summary>
public sealed class ArchiveVerifier
{
    private readonly ArchiveVerification _verification;
    private readonly TimeProvider _time;

    internal ArchiveVerifier(ArchivePool archives, ImageOpener opener, TimeProvider time) =>
        (_verification, _time) = (new ArchiveVerification(archives, new BaseLayers(archives, opener)), time);

    /// <summary>Hashes every manifest, configuration and layer of an archive, unpacks its layers in memory to compare
    /// their diff_ids, and checks its names, volumes and transfer file.</summary>
    /// <param name="request">The archive, and the bases of a delta.</param>
    /// <param name="cancellationToken">Cancels the verification.</param>
    /// <returns>What is wrong with it, and which engines load it. Damage is a finding and not an exception.</returns>
    /// <exception cref="ImageNotFoundException">Nothing is there.</exception>
    /// <exception cref="RegistryPullException">The file or a base cannot be opened; the message is for the
    /// user.</exception>
    public async Task<VerifyResult> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = _time.GetTimestamp();
        var result = await _verification.RunAsync(request, cancellationToken).ConfigureAwait(false);
        return result with { Elapsed = _time.GetElapsedTime(started) };
    }
}
