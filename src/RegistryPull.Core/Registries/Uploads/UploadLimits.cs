using System.Collections.Concurrent;

namespace RegistryPull.Registries.Uploads;

/// <summary>What the registries of a session were found to accept in one request.</summary>
internal sealed class UploadLimits
{
    private readonly ConcurrentDictionary<string, ChunkLimit> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the limit of a host.</summary>
    /// <param name="host">The host and port.</param>
    public ChunkLimit ForHost(string host) => _hosts.GetOrAdd(host, static _ => new ChunkLimit());
}
