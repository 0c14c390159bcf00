using System.Collections.Immutable;

namespace RegistryPull.Loading;

/// <summary>An image that an engine has.</summary>
/// <param name="Id">What the engine knows it by.</param>
/// <param name="Names">The full names that lead to it.</param>
internal sealed record EngineImage(string Id, ImmutableArray<string> Names);
