using RegistryPull.Transport.Trust;

namespace RegistryPull.Configuration;

/// <summary>The <c>certs.d</c> directories of docker and podman. Below <c>HOST[:PORT]</c>, <c>*.crt</c> is an
/// authority;
/// <c>NAME.cert</c> and <c>NAME.key</c> are shown to a host that asks.</summary>
/// <remarks>docs.docker.com/engine/security/certificates; containers-certs.d(5).</remarks>
internal sealed class CertificateFolders(ConfigurationFiles places, IPullProgress progress)
{
    private const int HttpsPort = 443;

    /// <summary>Finds the files for a host; none is read yet.</summary>
    public TlsSettings Find(Uri uri)
    {
        var folders = Names(uri).SelectMany(FoldersOf);
        List<string> files = [.. folders.SelectMany(Files)];
        if (files.Count == 0)
        {
            return TlsSettings.None;
        }

        return new TlsSettings
        {
            Authorities = [.. files.Where(static file => Path.GetExtension(file) == ".crt")],
            Client = files.Where(static file => Path.GetExtension(file) == ".cert")
                .Select(Pair).FirstOrDefault(IsReadable),
        };
    }

    private IEnumerable<string> FoldersOf(string name) =>
        places.CertificateFolders.Select(folder => Path.Combine(folder, name));

    // Docker Hub's certificates are filed under its name, not its server's. A file's name on Windows has no colon.
    private static IEnumerable<string> Names(Uri uri)
    {
        string[] hosts = DockerHub.IsServer(uri) ? [uri.Host, ImageReference.DockerHub] : [uri.Host];
        IEnumerable<string> withPort = hosts.Select(host => $"{host}:{uri.Port}");
        var all = uri.Port switch
        {
            HttpsPort => hosts.Concat(withPort),
            _ => withPort,
        };
        var names = all.Where(static name => !name.StartsWith('.'));
        if (OperatingSystem.IsWindows())
        {
            return names.Select(static name => name.Replace(":", "", StringComparison.Ordinal));
        }

        return names;
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
            if (Directory.Exists(folder))
            {
                return [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];
            }

            return [];
        }
        catch (UnauthorizedAccessException)
        {
            progress.Note($"skipping the certificates in {folder}: permission denied");
            return [];
        }
    }

    // Most often it is meant for a daemon that runs as root. A registry that insists on it refuses the connection.
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
            progress.Note($"skipping the client certificate {key}: permission denied");
            return false;
        }
    }
}
