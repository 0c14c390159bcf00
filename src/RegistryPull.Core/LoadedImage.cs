using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>One image that an engine has now.</summary>
/// <param name="Image">The image and its layers.</param>
/// <param name="Names">The names that it was asked for by; empty for an image without one.</param>
/// <param name="Outcome">What was done.</param>
public sealed record LoadedImage(PulledImage Image, ImmutableArray<string> Names, LoadOutcome Outcome);
