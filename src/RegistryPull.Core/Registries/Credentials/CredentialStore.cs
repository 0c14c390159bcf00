using System.Text;
using System.Text.Json.Nodes;
using RegistryPull.Interop;

namespace RegistryPull.Registries.Credentials;

/// <summary>Stores and erases credentials just where docker would: in the helper that its configuration names, else in
/// the file.</summary>
/// <remarks>docker/cli <c>cli/config/credentials/native_store.go</c> and <c>file_store.go</c>.</remarks>
internal sealed class CredentialStore(CredentialFiles places, CredentialProgram program, TimeProvider time)
{
    private const string Auths = "auths";

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
        return new CredentialLocation(path, keys, HelperName(keys, content));
    }

    private static string? HelperName(CredentialKeys keys, CredentialFileJson? content)
    {
        if ((keys.Find(content?.CredHelpers) ?? content?.CredsStore) is { Length: > 0 } helper)
        {
            return helper;
        }

        return null;
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

        // With a helper docker leaves an empty entry: its sign that there is something to log out of.
        var entry = location.Helper is null ? Entry(credential) : [];
        await new CredentialFile(location.File, time).EditAsync(root =>
        {
            Section(root)[location.Keys.ServerAddress] = entry;
            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>Whether there was anything to erase.</returns>
    public async Task<bool> EraseAsync(CredentialLocation location, CancellationToken cancellationToken)
    {
        var existed = false;
        var (file, address) = (location.File, location.Keys.ServerAddress);
        if (location.Helper is { } helper
            && await program.GetAsync(helper, file, address, cancellationToken).ConfigureAwait(false) is not null)
        {
            await program.EraseAsync(helper, file, address, cancellationToken).ConfigureAwait(false);
            existed = true;
        }

        // All spellings: what is left would be found by the next pull.
        if (File.Exists(location.File))
        {
            await new CredentialFile(location.File, time).EditAsync(
                root => existed |= Remove(root, location.Keys), cancellationToken).ConfigureAwait(false);
        }

        return existed;
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
