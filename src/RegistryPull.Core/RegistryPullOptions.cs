using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>The options of a pipeline: connections, trust, credentials and the cache.</summary>
public sealed record RegistryPullOptions
{
    /// <summary>The most connections for content when their number is not fixed.</summary>
    internal const int MaxAdaptiveDownloads = 16;

    /// <summary>Gets the most connections for content at once, at least 1; null for as many as help, up to
    /// 16.</summary>
    public int? MaxConcurrentDownloads { get; init; }

    /// <summary>Gets the number of retries after a transient failure. Progress on a blob resets the count.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>Gets the delay before the first retry. It doubles with each retry, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Gets the time limit for connecting, and for silence on a connection. It does not limit a whole
    /// transfer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets the limit for all downloads together, in bytes per second and at least 1; null for no
    /// limit.</summary>
    public long? MaxBytesPerSecond { get; init; }

    /// <summary>Gets whether registries are accessed over http. On the loopback interface http is tried first in any
    /// case.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>Whether the registries of the images that are pulled may show any certificate, and the hosts that they
    /// refer to: token servers, and where they redirect, to http too. No mirror and no proxy may.</summary>
    public bool Insecure { get; init; }

    /// <summary>A file of certificates, PEM or DER, that are trusted beside the system's, for every host and proxy. A
    /// certificate in it need not be a root. Null for none.</summary>
    public string? CaFile { get; init; }

    /// <summary>Gets the client certificate for the registries of the pulled images; null for the one that is installed
    /// for them, if any.</summary>
    public ClientCertificate? ClientCertificate { get; init; }

    /// <summary>Gets the addresses of mirrors to try before the registry, in this order. With any, those of the
    /// configuration are ignored. An address is <c>https://HOST[:PORT][/PATH]</c>; <c>v2/</c> is appended unless the
    /// path contains it.</summary>
    public ImmutableArray<string> Mirrors { get; init; } = [];

    /// <summary>Gets the proxy; null for the one of the environment, or else of the system.</summary>
    public ProxyChoice? Proxy { get; init; }

    /// <summary>Gets the credential for the registries of the pulled images; null to search for one.</summary>
    public RegistryCredential? Credential { get; init; }

    /// <summary>Gets the registry that <see cref="Credential"/>, <see cref="ClientCertificate"/>,
    /// <see cref="PlainHttp"/> and <see cref="Insecure"/> are for, and no other: that of a push. Null: they are for the
    /// registries of all images.</summary>
    public RegistryName? Registry { get; init; }

    /// <summary>Gets the only file that credentials are searched in, a docker <c>config.json</c> or containers
    /// <c>auth.json</c>. It must exist. Null for the files of
    /// <see cref="RegistryPullBuilder.AddStoredCredentials"/>.</summary>
    public string? AuthFile { get; init; }

    /// <summary>Gets the directory in which verified blobs are cached for later pulls. It is created when missing. Null
    /// for none. Several processes may share it. Cache errors are reported and never fail the pull.</summary>
    public string? Cache { get; init; }

    /// <summary>Gets the paths of archives and layouts with the layers that a delta lacks. A layer that an archive of
    /// the run does not have is read from the first of them that has it.</summary>
    public ImmutableArray<string> LayersFrom { get; init; } = [];

    /// <summary>Returns whether the options for named registries are for that of an image.</summary>
    internal bool IsFor(ImageReference image) => Registry is null || Registry.Name == image.Registry;
}
