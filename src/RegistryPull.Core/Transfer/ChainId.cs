using System.Collections.Immutable;
using System.Text;

namespace RegistryPull.Transfer;

/// <summary>Computes chain IDs, by which engines recognise a layer together with all layers below it.</summary>
/// <remarks>OCI image-spec <c>config.md#layer-chainid</c>.</remarks>
internal static class ChainId
{
    /// <summary>Computes the chain ID of each layer.</summary>
    /// <param name="diffIds">The digests of the uncompressed layers, the base first.</param>
    /// <returns>The chain IDs, in the same order.</returns>
    public static ImmutableArray<Digest> Compute(ImmutableArray<Digest> diffIds)
    {
        var chain = ImmutableArray.CreateBuilder<Digest>(diffIds.Length);
        foreach (var diffId in diffIds)
        {
            var below = chain.LastOrDefault();
            chain.Add(below switch
            {
                null => diffId,
                _ => Digest.Compute(Encoding.ASCII.GetBytes($"{below} {diffId}")),
            });
        }

        return chain.MoveToImmutable();
    }
}
