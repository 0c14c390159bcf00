using RegistryPull.Transport.Proxies;

namespace RegistryPull;

/// <summary>Selects a proxy instead of the environment and the system. <see cref="ToString"/> hides the
/// password.</summary>
public sealed record ProxyChoice
{
    private ProxyChoice(Uri? address) => Address = address;

    /// <summary>Gets the choice of no proxy.</summary>
    public static ProxyChoice None { get; } = new(address: null);

    /// <summary>Gets the address of the proxy with its user information; null for no proxy.</summary>
    internal Uri? Address { get; }

    /// <summary>Parses <c>[http://][USER:PASSWORD@]HOST:PORT</c>, <c>https://</c>, <c>socks5://</c> or
    /// <c>none</c>.</summary>
    /// <param name="text">The address as typed.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="FormatException">The text is not such an address. The message does not repeat it, because it
    /// may contain a password.</exception>
    public static ProxyChoice Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == "none")
        {
            return None;
        }

        return new ProxyChoice(
            ProxyAddress.Parse(text) ?? throw new FormatException($"not {ProxyAddress.Expected}, or none"));
    }

    /// <inheritdoc/>
    public override string ToString() => Address switch
    {
        null => "no proxy",
        _ => $"the proxy {Address.Authority}",
    };
}
