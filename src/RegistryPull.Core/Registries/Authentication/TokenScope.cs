namespace RegistryPull.Registries.Authentication;

/// <summary>What a token is asked for.</summary>
/// <remarks>Distribution <c>docs/spec/auth/scope.md</c>: <c>repository:NAME:ACTION,…</c>, several with spaces between.
/// Others are opaque: <c>aws</c> at public.ecr.aws.</remarks>
internal static class TokenScope
{
    /// <summary>The actions of a pull.</summary>
    public const string Pull = "pull";

    /// <summary>The actions of a push. It reads, too: what is there is not sent.</summary>
    public const string Push = "push,pull";

    // Some registries list dozens of repositories. A longer list is refused as an attack.
    private const int MaxLength = 4096;

    /// <summary>The right to use a repository.</summary>
    /// <param name="repository">The repository; null for none.</param>
    /// <param name="actions"><see cref="Pull"/> or <see cref="Push"/>.</param>
    /// <param name="mountFrom">Another repository to mount blobs from; null for none.</param>
    /// <returns>Null for the registry as such.</returns>
    public static string? For(string? repository, string actions, string? mountFrom = null) =>
        (repository, mountFrom) switch
        {
            (null, _) => null,
            (_, null) => $"repository:{repository}:{actions}",
            _ => $"repository:{repository}:{actions} repository:{mountFrom}:{Pull}",
        };

    /// <summary>The scope that a challenge names, without the actions that are not needed.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="actions"><see cref="Pull"/> or <see cref="Push"/>.</param>
    /// <returns>Null when it names none that can be used.</returns>
    public static string? FromChallenge(Challenge challenge, string actions)
    {
        var text = challenge.Parameters.GetValueOrDefault("scope")?.Trim() ?? "";
        if (text.Length is 0 or > MaxLength || text.Any(char.IsControl))
        {
            return null;
        }

        var resources = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', resources.Select(resource => Limit(resource, actions)));
    }

    // A repository to mount from is named with the right to pull alone.
    private static string Limit(string resource, string actions)
    {
        var colon = resource.LastIndexOf(':');
        if (!resource.StartsWith("repository", StringComparison.Ordinal)
            || colon <= resource.IndexOf(':', StringComparison.Ordinal))
        {
            return resource;
        }

        var mayPush = actions == Push && resource[(colon + 1)..].Split(',').Contains("push");
        var allowed = mayPush switch
        {
            true => Push,
            false => Pull,
        };
        return $"{resource[..colon]}:{allowed}";
    }
}
