namespace RegistryPull.Registries.Authentication;

/// <summary>The latest challenges of one registry, which its repositories share.</summary>
internal sealed class KnownChallenges
{
    private volatile IReadOnlyList<Challenge>? _latest;

    /// <summary>Gets the challenges of the last request that was signed in, without their scopes; null before the
    /// first.</summary>
    public IReadOnlyList<Challenge>? Latest => _latest;

    /// <summary>Records challenges that were answered.</summary>
    /// <param name="challenges">The challenges. A scope names another repository and is left out.</param>
    public void Record(IReadOnlyList<Challenge> challenges) => _latest = [.. challenges.Select(WithoutScope)];

    private static Challenge WithoutScope(Challenge challenge)
    {
        var parameters = challenge.Parameters
            .Where(static parameter => !parameter.Key.Equals("scope", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        return challenge with { Parameters = parameters };
    }
}
