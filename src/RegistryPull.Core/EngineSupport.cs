using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>What an engine makes of an archive.</summary>
/// <param name="Engine">The engine and its versions.</param>
/// <param name="Loads">Whether it loads the archive.</param>
/// <param name="Notes">Why it does not, or what it loses.</param>
public sealed record EngineSupport(string Engine, bool Loads, ImmutableArray<string> Notes);
