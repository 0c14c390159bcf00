using RegistryPull.Configuration;

namespace RegistryPull.Transport.Trust;

/// <summary>The <c>certs.d</c> directories of docker and podman: below <c>HOST[:PORT]</c>, <c>*.crt</c> is an authority, <c>NAME.cert</c> and <c>NAME.key</c> are for a host that asks.</summary>
/// <remarks>docs.docker.com/engine/security/certificates; containers-certs.d(5).</remarks>
internal sealed class CertificateFolders(ConfigurationFiles places, IPullProgress progress)
{
    private const int HttpsPort = 443;

    /// <summary>What is filed for a host; nothing is read yet.</summary>
    public TlsSettings Find(Uri uri)
    {
        var files = Names(uri).SelectMany(name => places.CertificateFolders.Select(folder => Path.Combine(folder, name))).SelectMany(Files).ToList();
        return files.Count == 0 ? TlsSettings.None : new TlsSettings
        {
            Authorities = [.. files.Where(static file => Path.GetExtension(file) == ".crt")],
            Client = files.Where(static file => Path.GetExtension(file) == ".cert").Select(Pair).FirstOrDefault(IsReadable),
        };
    }

    // Docker Hub's certificates are filed under the name that people know it by. Windows has no colon in a file's name.
    private static IEnumerable<string> Names(Uri uri)
    {
        string[] hosts = DockerHub.IsServer(uri) ? [uri.Host, ImageReference.DockerHub] : [uri.Host];
        var names = hosts.SelectMany(host => uri.Port == HttpsPort ? new[] { host, $"{host}:{uri.Port}" } : [$"{host}:{uri.Port}"])
            .Where(static name => !name.StartsWith('.'));
        return OperatingSystem.IsWindows() ? names.Select(static name => name.Replace(":", "", StringComparison.Ordinal)) : names;
    }

    private static ClientCertificate Pair(string certificate)
    {
        var key = Path.ChangeExtension(certificate, ".key");
        return new ClientCertificate(certificate, File.Exists(key) ? key : null);
    }

    private string[] Files(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)] : [];
        }
        catch (UnauthorizedAccessException)
        {
            progress.Note($"{folder} is not yours to read: its certificates are left out");
            return [];
        }
    }

    // Filed for a daemon that runs as root, most often. Whether the registry insists on it, it will say itself.
    private bool IsReadable(ClientCertificate client)
    {
        var key = client.KeyFile ?? client.CertificateFile;
        try
        {
            File.OpenHandle(key).Dispose();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            progress.Note($"{key} is not yours to read: the registry is asked without that certificate");
            return false;
        }
    }
}
