namespace RegistryPull.Repositories;

/// <summary>The number of pulls that a source still grants.</summary>
/// <param name="Remaining">The pulls that are left.</param>
/// <param name="Limit">The pulls that are granted in a window; null when unknown.</param>
/// <param name="Window">The length of the window; null when unknown.</param>
internal sealed record RateLimit(int Remaining, int? Limit, TimeSpan? Window);
