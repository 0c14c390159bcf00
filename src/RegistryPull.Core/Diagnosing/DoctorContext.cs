using System.Collections.Immutable;
using System.Net;
using RegistryPull.Registries.Authentication;
using RegistryPull.Registries.Credentials;
using RegistryPull.Repositories;
using RegistryPull.Resolving;
using RegistryPull.Transport;

namespace RegistryPull.Diagnosing;

/// <summary>The findings of the steps so far. Each property is set by one step, and read by those that need
/// it.</summary>
/// <param name="target">The image or registry to diagnose, as typed.</param>
internal sealed class DoctorContext(string target) : IDisposable
{
    public string Target => target;

    /// <summary>Gets or sets the image; for a registry alone, a placeholder that it may not have.</summary>
    public ImageReference Image { get; set; } = null!;

    /// <summary>Gets or sets whether no image is tested, only the registry.</summary>
    public bool IsRegistry { get; set; }

    /// <summary>Gets or sets the endpoint that is tested.</summary>
    public RegistryEndpoint Endpoint { get; set; } = null!;

    /// <summary>Gets or sets the endpoints that a pull asks before <see cref="Endpoint"/>.</summary>
    public ImmutableArray<RegistryEndpoint> Mirrors { get; set; } = [];

    /// <summary>Gets or sets the first mirror that serves the image; null when none does.</summary>
    public RegistryEndpoint? ServingMirror { get; set; }

    /// <summary>Gets whether a mirror is tested.</summary>
    public bool IsMirror { get; private init; }

    /// <summary>Gets or sets the credential; null for anonymous access.</summary>
    public FoundCredential? Credential { get; set; }

    /// <summary>Gets or sets the hosts to connect to: the registry or its proxy, for each address of the
    /// endpoint.</summary>
    public ImmutableArray<Hop> Hops { get; set; } = [];

    /// <summary>Gets the addresses of each host to connect to.</summary>
    public Dictionary<string, IPAddress[]> Addresses { get; } = new(StringComparer.OrdinalIgnoreCase);

    public RegistryServer Server { get; set; } = null!;

    public HttpStatusCode Status { get; set; }

    public IReadOnlyList<Challenge> Challenges { get; set; } = [];

    /// <summary>Gets or sets the repository of the image; null for a registry alone.</summary>
    public IImageRepository? Repository { get; set; }

    /// <summary>Gets or sets the answer to HEAD; null when there is none.</summary>
    public ManifestHead? Head { get; set; }

    /// <summary>Gets or sets the first blob of the image; null for a registry alone.</summary>
    public Descriptor? Blob { get; set; }

    /// <summary>Creates the context to test a mirror with the same steps.</summary>
    /// <remarks>A mirror that is not trusted for tags is not asked for the image by its tag.</remarks>
    public DoctorContext ForMirror(RegistryEndpoint mirror) => new(target)
    {
        Image = mirror.Config.Reference,
        IsRegistry = IsRegistry || (Image.Digest is null && !mirror.Config.ResolvesTags),
        Endpoint = mirror,
        IsMirror = true,
    };

    /// <inheritdoc/>
    public void Dispose() => Repository?.Dispose();
}
