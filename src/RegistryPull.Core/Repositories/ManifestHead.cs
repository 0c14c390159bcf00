using RegistryPull.Registries;

namespace RegistryPull.Repositories;

/// <summary>What a registry says of a manifest without sending it.</summary>
/// <param name="Digest">The digest that it claims.</param>
/// <param name="Limit">How many pulls it still grants; null when it does not say.</param>
internal sealed record ManifestHead(Digest Digest, RateLimit? Limit);
