using System.Text;

namespace RegistryPull.Registries.Credentials;

/// <summary>Makes a credential of an entry of <c>auths</c>.</summary>
internal static class CredentialEntry
{
    /// <summary>Stands for the user name where the secret is an identity token: docker/cli
    /// <c>credentials/native_store.go</c>.</summary>
    public const string TokenUser = "<token>";

    /// <summary>Reads an entry.</summary>
    /// <param name="entry">The entry; null and an empty one, which docker leaves behind when a program has the secret,
    /// hold nothing.</param>
    /// <param name="origin">The file, for the message.</param>
    /// <exception cref="InvalidRequestException"><c>auth</c> cannot be read.</exception>
    public static RegistryCredential? Read(CredentialEntryJson? entry, string origin)
    {
        if (entry is null)
        {
            return null;
        }

        if (!string.IsNullOrEmpty(entry.RegistryToken))
        {
            return new RegistryCredential.BearerToken(entry.RegistryToken);
        }

        var (username, password) = ReadLogin(entry, origin);
        return (username, password, entry.IdentityToken) switch
        {
            (_, _, { Length: > 0 } token) =>
                new RegistryCredential.IdentityToken(string.IsNullOrEmpty(username) ? TokenUser : username, token),
            ({ Length: > 0 }, not null, _) => new RegistryCredential.Password(username, password),
            _ => null,
        };
    }

    private static (string? Username, string? Password) ReadLogin(CredentialEntryJson entry, string origin)
    {
        if (string.IsNullOrEmpty(entry.Auth))
        {
            return (entry.Username, entry.Password);
        }

        return Decode(entry.Auth, origin);
    }

    private static (string Username, string Password) Decode(string auth, string origin)
    {
        var bytes = new byte[auth.Length];
        var text = "";
        if (Convert.TryFromBase64String(auth, bytes, out var length))
        {
            text = Encoding.UTF8.GetString(bytes, 0, length);
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);

        // docker/cli, configfile.decodeAuth: some clients pad with NULs.
        if (colon < 0)
        {
            throw new InvalidRequestException($"{origin} has an \"auth\" that is not the base64 of user:password: "
                + "sign in again, with docker login for example");
        }

        return (text[..colon], text[(colon + 1)..].Trim('\0'));
    }
}
