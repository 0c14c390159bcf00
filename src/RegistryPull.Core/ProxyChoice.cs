using RegistryPull.Transport.Proxies;

namespace RegistryPull;

/// <summary>Which proxy to go through, when neither the environment nor the system is to decide. Its text form hides the password.</summary>
public sealed record ProxyChoice
{
    private ProxyChoice(Uri? address) => Address = address;

    /// <summary>No proxy at all.</summary>
    public static ProxyChoice None { get; } = new(address: null);

    /// <summary>The proxy's address with its user information; null for none.</summary>
    internal Uri? Address { get; }

    /// <summary>Reads <c>[http://][USER:PASSWORD@]HOST:PORT</c>, <c>https://</c>, <c>socks5://</c> or <c>none</c>.</summary>
    /// <param name="text">The address as typed.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="FormatException">It is no such address; the message does not repeat it, because it may hold a password.</exception>
    public static ProxyChoice Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text == "none" ? None : new ProxyChoice(ProxyAddress.Parse(text) ?? throw new FormatException($"not {ProxyAddress.Expected}, or none"));
    }

    /// <inheritdoc/>
    public override string ToString() => Address is null ? "no proxy" : $"the proxy {Address.Authority}";
}
