using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>What a push made.</summary>
/// <param name="Images">The image under each of its names in the registry, at least one.</param>
/// <param name="IsDryRun">Whether nothing was sent, because only the plan was wanted.</param>
/// <param name="Elapsed">The duration.</param>
public sealed record PushResult(ImmutableArray<PushedImage> Images, bool IsDryRun, TimeSpan Elapsed);
