namespace RegistryPull.Registries.Authentication;

/// <summary>What a token is asked for.</summary>
/// <remarks>Distribution <c>docs/spec/auth/scope.md</c>: <c>repository:NAME:ACTION,…</c>, several with spaces between.
/// Others are opaque: <c>aws</c> at public.ecr.aws.</remarks>
internal static class TokenScope
{
    // Some registries list dozens of repositories; what is longer was made to be.
    private const int MaxLength = 4096;

    /// <summary>The right to pull a repository.</summary>
    /// <param name="repository">The repository; null for none.</param>
    /// <returns>Null for the registry as such.</returns>
    public static string? ToPull(string? repository)
    {
        if (repository is null)
        {
            return null;
        }

        return $"repository:{repository}:pull";
    }

    /// <summary>The scope that a challenge names, without the actions that a pull does not need.</summary>
    /// <returns>Null when it names none that can be used.</returns>
    public static string? FromChallenge(Challenge challenge)
    {
        var text = challenge.Parameters.GetValueOrDefault("scope")?.Trim() ?? "";
        if (text.Length is 0 or > MaxLength || text.Any(char.IsControl))
        {
            return null;
        }

        return string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WithPullAlone));
    }

    private static string WithPullAlone(string resource)
    {
        var colon = resource.LastIndexOf(':');
        if (resource.StartsWith("repository", StringComparison.Ordinal)
            && colon > resource.IndexOf(':', StringComparison.Ordinal))
        {
            return $"{resource[..colon]}:pull";
        }

        return resource;
    }
}
