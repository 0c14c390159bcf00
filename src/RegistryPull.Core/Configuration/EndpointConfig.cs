using System.Collections.Immutable;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Configuration;

/// <summary>One place that is said to have a registry's images.</summary>
/// <param name="Reference">The image's name there, by which its credentials are looked up too.</param>
/// <param name="Addresses">Its base addresses, in the order in which they are tried, until one speaks; each ends in <c>/</c>.</param>
internal sealed record EndpointConfig(ImageReference Reference, ImmutableArray<Uri> Addresses)
{
    /// <summary>Whether it may say what a tag stands for. What a digest stands for, anyone may say.</summary>
    public bool ResolvesTags { get; init; } = true;

    /// <summary>Whether it is told whose image is wanted, as <c>?ns=</c>: some mirrors serve many registries.</summary>
    public bool IsToldTheRegistry { get; init; }

    /// <summary>Whether its address is the interface's root as it stands, without <c>v2/</c> to come.</summary>
    public bool IsRoot { get; init; }

    /// <summary>What was said about TLS with it.</summary>
    public TlsSettings Tls { get; init; } = TlsSettings.None;
}
