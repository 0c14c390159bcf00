using System.Collections.Immutable;
using System.Net;
using RegistryPull.Registries.Authentication;
using RegistryPull.Registries.Credentials;
using RegistryPull.Repositories;
using RegistryPull.Resolving;
using RegistryPull.Transport;

namespace RegistryPull.Diagnosing;

/// <summary>What the examinations have found so far. Each property is set by one of them, and read by those that need it.</summary>
/// <param name="target">What the person named.</param>
internal sealed class DoctorContext(string target) : IDisposable
{
    public string Target => target;

    /// <summary>The image; of a registry alone, some image that it may not have.</summary>
    public ImageReference Image { get; set; } = null!;

    /// <summary>Whether a registry alone was named.</summary>
    public bool IsRegistry { get; set; }

    public RegistryEndpoint Endpoint { get; set; } = null!;

    /// <summary>Null for nobody's.</summary>
    public FoundCredential? Credential { get; set; }

    /// <summary>Whom to connect to: the registry or its proxy, for each of the endpoint's addresses.</summary>
    public ImmutableArray<Hop> Hops { get; set; } = [];

    /// <summary>The addresses of each host that is connected to.</summary>
    public Dictionary<string, IPAddress[]> Addresses { get; } = new(StringComparer.OrdinalIgnoreCase);

    public RegistryServer Server { get; set; } = null!;

    public HttpStatusCode Status { get; set; }

    public IReadOnlyList<Challenge> Challenges { get; set; } = [];

    /// <summary>Null for a registry alone.</summary>
    public IImageRepository? Repository { get; set; }

    /// <summary>Null when the registry does not answer HEAD.</summary>
    public ManifestHead? Head { get; set; }

    /// <summary>The first blob of the image; null for a registry alone.</summary>
    public Descriptor? Blob { get; set; }

    public void Dispose() => Repository?.Dispose();
}
