namespace RegistryPull.Testing.Fixtures;

/// <summary>A manifest or an index of a fixture, as a registry would serve it.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record FixtureManifest(string MediaType, byte[] Bytes)
{
    /// <summary>The digest of the bytes.</summary>
    public Digest Digest { get; } = Digest.Compute(Bytes);

    /// <summary>What a registry's answer says about it.</summary>
    public Descriptor Descriptor => new(MediaType, Digest, Bytes.Length);
}
