using RegistryPull.Exporting;

namespace RegistryPull.Deltas;

/// <summary>How much of an image a base has.</summary>
/// <param name="Chain">The layers of the image.</param>
/// <param name="Base">The base that has the most of them, the first of several; null for none.</param>
/// <param name="Count">The number of layers from the lowest on that it has.</param>
internal sealed record SharedChain(LayerChain Chain, LayerChain? Base, int Count)
{
    /// <summary>Gets the layers that the base has.</summary>
    public IEnumerable<Digest> Below => Chain.Layers.Take(Count).Select(static layer => layer.Digest);

    /// <summary>Gets the layers that it has not.</summary>
    public IEnumerable<Digest> Above => Chain.Layers.Skip(Count).Select(static layer => layer.Digest);

    /// <summary>Compares an image with all bases.</summary>
    public static SharedChain Find(LayerChain chain, IEnumerable<LayerChain> bases, LayerOmission omission)
    {
        var found = new SharedChain(chain, null, 0);
        foreach (var known in bases)
        {
            var count = chain.CountShared(known, omission);
            if (count > found.Count)
            {
                found = new SharedChain(chain, known, count);
            }
        }

        return found;
    }
}
