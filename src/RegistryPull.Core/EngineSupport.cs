using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>What an engine makes of an archive.</summary>
/// <param name="Engine">The engine and its versions.</param>
/// <param name="Loads">Whether it loads the archive.</param>
/// <param name="Notes">The reason why it cannot load the archive, or what is lost.</param>
public sealed record EngineSupport(string Engine, bool Loads, ImmutableArray<string> Notes);
