using System.Text;
using System.Text.Json.Nodes;
using RegistryPull.Interop;

namespace RegistryPull.Registries.Credentials;

/// <summary>Stores and erases credentials where docker would: in the helper that its configuration names or that the
/// system has, else in the system's key store, else in the file.</summary>
/// <remarks>docker/cli <c>cli/config/credentials/native_store.go</c> and <c>file_store.go</c>;
/// docs/decisions/0068-a-secret-goes-into-the-key-store.md.</remarks>
internal sealed class CredentialStore(
    CredentialFiles places,
    CredentialProgram program,
    DefaultHelper defaultHelper,
    ISystemKeyStore keyStore,
    TimeProvider time)
{
    private const string Auths = "auths";
    private const string CredsStore = "credsStore";

    /// <summary>Returns where the credential of a registry is stored.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="file">The file that was named; null for docker's own.</param>
    /// <exception cref="InvalidRequestException">The file cannot be read, or there is no home directory
    /// for it.</exception>
    public CredentialLocation Find(RegistryName registry, string? file)
    {
        var style = file switch
        {
            null => KeyStyle.Docker,
            _ => KeyStyle.Containers,
        };
        var path = WorkingDirectory.Resolve(file ?? places.DockerFile ?? throw new InvalidRequestException(
            "there is no home directory to store credentials in: set DOCKER_CONFIG, or name a file with --authfile"));
        var keys = new CredentialKeys(registry.Image, style);
        var content = CredentialDocument.Read(path, style)?.Content;
        var named = keys.Find(content?.CredHelpers) ?? content?.CredsStore;
        var location = new CredentialLocation(path, keys, Helper: null, KeyStore: null);
        return (file, named) switch
        {
            // A file that was named is where the credential goes, unless it says otherwise itself.
            (not null, null or "") => location,
            (not null, _) => location with { Helper = named },
            (null, null or "") => FindDefault(location, content),
            _ when program.IsReplaced(named) => location with { KeyStore = keyStore.Name },
            _ => location with { Helper = named },
        };
    }

    public async Task StoreAsync(
        CredentialLocation location, RegistryCredential credential, CancellationToken cancellationToken)
    {
        if (location.Helper is { } helper)
        {
            await program.StoreAsync(
                helper,
                location.File,
                location.Keys.ServerAddress,
                credential,
                cancellationToken).ConfigureAwait(false);
        }
        else if (location.KeyStore is not null)
        {
            keyStore.Store(location.Keys.ServerAddress, credential);
        }

        // With a helper, docker leaves an empty entry as a sign that a credential is stored.
        JsonObject entry = [];
        if (location.Helper is null && location.KeyStore is null)
        {
            entry = Entry(credential);
        }

        await new CredentialFile(location.File, time).EditAsync(root =>
        {
            Section(root)[location.Keys.ServerAddress] = entry;
            if (location.IsHelperNew)
            {
                root[CredsStore] = location.Helper;
            }

            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>Whether there was anything to erase.</returns>
    public async Task<bool> EraseAsync(CredentialLocation location, CancellationToken cancellationToken)
    {
        var existed = await EraseSecretAsync(location, cancellationToken).ConfigureAwait(false);

        // All spellings: what is left would be found by the next pull.
        if (File.Exists(location.File))
        {
            await new CredentialFile(location.File, time).EditAsync(
                root => existed |= Remove(root, location.Keys), cancellationToken).ConfigureAwait(false);
        }

        return existed;
    }

    private CredentialLocation FindDefault(CredentialLocation location, CredentialFileJson? content)
    {
        if (defaultHelper.Find(content) is { } helper)
        {
            return location with { Helper = helper, IsHelperNew = true };
        }

        return location with { KeyStore = keyStore.Name };
    }

    private async Task<bool> EraseSecretAsync(CredentialLocation location, CancellationToken cancellationToken)
    {
        var address = location.Keys.ServerAddress;
        if (location.KeyStore is not null || location.IsHelperNew)
        {
            // A helper that the file does not name has stored nothing yet.
            return keyStore.Erase(address);
        }

        if (location.Helper is not { } helper || await program.GetAsync(
            helper, location.File, address, cancellationToken).ConfigureAwait(false) is null)
        {
            return false;
        }

        await program.EraseAsync(helper, location.File, address, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static bool Remove(JsonObject root, CredentialKeys keys)
    {
        var section = Section(root);
        string[] found = [.. section.Select(static entry => entry.Key).Where(keys.NamesRegistry)];
        return Array.ConvertAll(found, section.Remove).Length > 0;
    }

    private static JsonObject Section(JsonObject root)
    {
        // Go reads names in any case, and so must we, or there would be two of them.
        var name = root.Select(static member => member.Key).FirstOrDefault(
            static key => string.Equals(key, Auths, StringComparison.OrdinalIgnoreCase))
            ?? Auths;
        if (root[name] is not JsonObject section)
        {
            root[name] = section = [];
        }

        return section;
    }

    // docker/cli, configfile.SaveToWriter: user name and password are one text; beside an identity token the password
    // is left out.
    private static JsonObject Entry(RegistryCredential credential) => credential switch
    {
        RegistryCredential.IdentityToken token =>
            new() { ["auth"] = Encode(token.Username, ""), ["identitytoken"] = token.Token },
        RegistryCredential.Password password => new() { ["auth"] = Encode(password.Username, password.Secret) },
        _ => throw new ArgumentException("a registry token is for one run and is not stored", nameof(credential)),
    };

    private static string Encode(string username, string secret) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{secret}"));
}
