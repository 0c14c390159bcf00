namespace RegistryPull.Transport.Proxies;

/// <summary>The proxy that a request goes through, as a user would look for it.</summary>
/// <param name="Authority">Its host and port.</param>
/// <param name="Origin">What names it: an option, a variable, the system's settings.</param>
/// <param name="HasCredential">Whether a user name is given for it.</param>
/// <param name="SignIn">What it offered.</param>
internal sealed record ProxyRoute(string Authority, string Origin, bool HasCredential, ProxySignIn SignIn)
{
    private static readonly HttpRequestOptionsKey<ProxyRoute> Key = new("regpull.proxy");

    /// <summary>The proxy that a message was sent through, or null.</summary>
    public static ProxyRoute? FromMessage(HttpRequestMessage message)
    {
        if (message.Options.TryGetValue(Key, out var route))
        {
            return route;
        }

        return null;
    }

    public void Note(HttpRequestMessage message) => message.Options.Set(Key, this);

    /// <summary>What to do about a 407.</summary>
    /// <param name="header">The schemes as the answer has them; null when only <see cref="SignIn"/> has seen
    /// them.</param>
    public string Refusal(IEnumerable<string>? header = null)
    {
        string[] offered = [.. header ?? SignIn.Offered];
        var schemes = offered.Length switch
        {
            0 => "no known scheme",
            _ => TerminalText.Sanitize(string.Join(", ", offered)),
        };
        var usable = OperatingSystem.IsWindows() || offered.Any(TakesPassword);
        var way = (HasCredential, usable) switch
        {
            (_, false) => "a name and a password are of no use to it here: "
                + "put a relay on this machine that signs in, such as cntlm, in between",
            (true, _) => $"the user name or password in {Origin} is wrong, or not percent-encoded",
            _ => $"put USER:PASSWORD@ before its host in {Origin}",
        };
        return $"{this} wants a sign-in (407) and offers {schemes}: {way}";
    }

    private static bool TakesPassword(string scheme) =>
        scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"the proxy {Authority} ({Origin})";
}
