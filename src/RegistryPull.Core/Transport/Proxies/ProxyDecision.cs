namespace RegistryPull.Transport.Proxies;

/// <summary>How a destination is reached, and why so.</summary>
/// <param name="Route">The proxy on the way; null for none.</param>
/// <param name="Address">The proxy's address, without its user information; null for none.</param>
/// <param name="Reason">Why there is none; empty when there is one, whose <see cref="ProxyRoute.Origin"/> says
/// it.</param>
internal sealed record ProxyDecision(ProxyRoute? Route, Uri? Address, string Reason)
{
    /// <summary>A direct connection.</summary>
    public static ProxyDecision Direct(string reason) => new(null, null, reason);

    public override string ToString() => Route switch
    {
        null => $"no proxy: {Reason}",
        { HasCredential: true } => $"{Route}, with a user name",
        _ => $"{Route}",
    };
}
