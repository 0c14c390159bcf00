using System.Collections.Immutable;
using RegistryPull.Deltas;
using RegistryPull.Opening;

namespace RegistryPull.Pulling;

/// <summary>What the target of a pull has already.</summary>
/// <param name="opened">The images that are bases; disposed of with this object.</param>
/// <param name="transfers">The transfer files that are bases.</param>
internal sealed class PullBases(OpenedImages opened, ImmutableArray<BaseTransfer> transfers) : IDisposable
{
    /// <summary>Gets the layers of all bases. Images that were opened come first, because they were verified.</summary>
    public ImmutableArray<LayerChain> Chains { get; } =
    [
        .. opened.Images.SelectMany(LayerChain.AllOf),
        .. transfers.SelectMany(static transfer => transfer.Chains),
    ];

    /// <summary>Gets the SHA-256 of each transfer file.</summary>
    public ImmutableArray<string> BuildsOn => [.. transfers.Select(static transfer => transfer.Sha256).Distinct()];

    /// <inheritdoc/>
    public void Dispose() => opened.Dispose();
}
