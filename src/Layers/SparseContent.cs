namespace RegistryPull.Layers;

/// <summary>What a layer says about a sparse file.</summary>
/// <param name="Map">The parts that the layer holds.</param>
/// <param name="Size">The length of the file in bytes, with its holes.</param>
/// <param name="MapLength">How many bytes of the entry's content were the map itself.</param>
internal sealed record SparseContent(SparseMap Map, long Size, long MapLength);
