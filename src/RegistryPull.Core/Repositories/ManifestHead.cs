namespace RegistryPull.Repositories;

/// <summary>What a source says about a manifest without serving it.</summary>
/// <param name="Digest">The digest that the source claims.</param>
/// <param name="Limit">The number of pulls that are left; null when the source does not limit them.</param>
internal sealed record ManifestHead(Digest Digest, RateLimit? Limit);
