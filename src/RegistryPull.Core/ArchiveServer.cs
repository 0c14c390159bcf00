using System.Collections.Immutable;
using System.Net.Security;
using RegistryPull.Archives;
using RegistryPull.Serving;
using RegistryPull.Transport.Trust;

namespace RegistryPull;

/// <summary>Opens archives as registries.</summary>
public sealed class ArchiveServer
{
    private readonly ArchivePool _archives;
    private readonly IPullProgress _progress;

    internal ArchiveServer(ArchivePool archives, IPullProgress progress) =>
        (_archives, _progress) = (archives, progress);

    /// <summary>Reads the certificate that a server shows to its clients, with its issuers.</summary>
    /// <param name="files">The files of the certificate and its key.</param>
    /// <returns>What <see cref="SslServerAuthenticationOptions.ServerCertificateContext"/> takes.</returns>
    /// <exception cref="InvalidRequestException">The files are missing, or do not belong together.</exception>
    public static SslStreamCertificateContext ReadCertificate(ClientCertificate files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return CertificateReader.WithKey(files);
    }

    /// <summary>Opens archives as one registry.</summary>
    /// <param name="paths">The paths of archives and layouts, at least one.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The registry. The caller disposes of it before the session.</returns>
    /// <exception cref="RegistryPullException">A path is missing, or is not an archive of images.</exception>
    public async Task<ArchiveRegistry> OpenAsync(
        ImmutableArray<string> paths, CancellationToken cancellationToken)
    {
        var archives = ImmutableArray.CreateBuilder<ImageArchive>(paths.Length);
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            archives.Add(await _archives.OpenAsync(path, cancellationToken).ConfigureAwait(false));
        }

        var reader = new CatalogReader(_progress);
        var catalog = await reader.ReadAsync(archives.ToImmutable(), cancellationToken).ConfigureAwait(false);
        return new ArchiveRegistry(catalog, _progress);
    }
}
