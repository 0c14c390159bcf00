namespace RegistryPull.Transport;

/// <summary>What a host is to a pull, for messages.</summary>
internal enum ServerRole
{
    /// <summary>The registry that the user named.</summary>
    Registry,

    /// <summary>A host that a configuration or <c>--mirror</c> puts before it, or in its place.</summary>
    Mirror,

    /// <summary>The server that a registry's challenge names.</summary>
    TokenServer,

    /// <summary>Where a registry redirects for a blob, or a layer's own <c>urls</c> lead.</summary>
    BlobStore,

    /// <summary>Where a registry redirects for anything else.</summary>
    RedirectTarget,
}
