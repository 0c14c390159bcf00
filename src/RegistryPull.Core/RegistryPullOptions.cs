using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>How a pull behaves towards registries.</summary>
public sealed record RegistryPullOptions
{
    /// <summary>How many blobs are downloaded at once. At least 1.</summary>
    public int MaxConcurrentDownloads { get; init; } = 4;

    /// <summary>How often a request that failed for a passing reason is tried again. Progress on a blob starts the count anew.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The wait before the first retry; it doubles with each, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long to wait for a connection, and for a silent one to say something; never for a whole transfer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many bytes of content a second all downloads of a run may bring together, at least 1; null for as many as come.</summary>
    public long? MaxBytesPerSecond { get; init; }

    /// <summary>Whether registries are spoken to over http. Those on the loopback interface are without it, too.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>Whether the registries of the images that are pulled may show any certificate, and the hosts that they refer to: token servers, and where
    /// they redirect, to http too. No mirror and no proxy may.</summary>
    public bool Insecure { get; init; }

    /// <summary>A file of certificates, PEM or DER, that are trusted beside the system's, for every host and proxy. A certificate in it need not be a root.
    /// Null for none.</summary>
    public string? CaFile { get; init; }

    /// <summary>What to show those registries when they ask for a certificate; null for what is installed for them, if anything.</summary>
    public ClientCertificate? ClientCertificate { get; init; }

    /// <summary>Addresses of mirrors to ask before the registry itself, in this order; when there are some, no configuration is asked for others.
    /// <c>https://HOST[:PORT][/PATH]</c>: <c>v2/</c> follows, unless it is in the path already.</summary>
    public ImmutableArray<string> Mirrors { get; init; } = [];

    /// <summary>The proxy to go through, or none; null for what the environment names, else the system's settings.</summary>
    public ProxyChoice? Proxy { get; init; }

    /// <summary>The credentials for this run, for the registries of the images that are pulled; null to look for some.</summary>
    public RegistryCredential? Credential { get; init; }

    /// <summary>A docker <c>config.json</c> or containers <c>auth.json</c>: the only file in which credentials are looked for, and it must be there.
    /// Null for the places of <see cref="RegistryPullBuilder.AddStoredCredentials"/>.</summary>
    public string? AuthFile { get; init; }

    /// <summary>The directory where verified blobs are kept for later pulls, and looked for; it is made where it is not there. Null for none.
    /// Several runs may share it. What is wrong with it is told and is no reason to fail.</summary>
    public string? Cache { get; init; }
}
