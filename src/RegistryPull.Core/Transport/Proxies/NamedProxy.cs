using System.Net;

namespace RegistryPull.Transport.Proxies;

/// <summary>A proxy that an option or a variable names.</summary>
/// <param name="Full">Its address, with the user information that is for it alone.</param>
/// <param name="Origin">The option or variable that names it, for messages.</param>
internal sealed record NamedProxy(Uri Full, string Origin)
{
    /// <summary>Its address as a connection takes it.</summary>
    public Uri Address => Full.UserInfo.Length switch
    {
        0 => Full,
        _ => new UriBuilder(Full) { UserName = "", Password = "" }.Uri,
    };

    public NetworkCredential? Credential
    {
        get
        {
            var parts = Full.UserInfo.Split(':', 2);
            if (parts[0].Length == 0)
            {
                return null;
            }

            var password = parts.Length switch
            {
                2 => Uri.UnescapeDataString(parts[1]),
                _ => "",
            };
            return new NetworkCredential(Uri.UnescapeDataString(parts[0]), password);
        }
    }

    /// <summary>Adds the password to the texts that are hidden, as it is and as it is written in the address.</summary>
    public void AddSecretTo(SecretRedactor secrets)
    {
        if (Credential is { Password.Length: > 0 } credential)
        {
            secrets.Add(new RegistryCredential.Password(credential.UserName, credential.Password));
            secrets.Add(Full.UserInfo.Split(':', 2)[1]);
        }
    }

    public override string ToString() => $"{Full.Authority} ({Origin})";
}
