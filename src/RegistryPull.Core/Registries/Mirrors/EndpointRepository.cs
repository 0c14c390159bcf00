using RegistryPull.Repositories;
using RegistryPull.Resolving;

namespace RegistryPull.Registries.Mirrors;

/// <summary>A repository at one of several endpoints, which is opened when it is first asked.</summary>
internal sealed class EndpointRepository(RegistryEndpoint endpoint, Func<IImageRepository> open) : IDisposable
{
    private readonly Lazy<IImageRepository> _opened = new(open);

    public RegistryEndpoint Endpoint => endpoint;

    /// <summary>Gets the repository.</summary>
    public IImageRepository Opened => _opened.Value;

    public void Dispose()
    {
        if (_opened.IsValueCreated)
        {
            _opened.Value.Dispose();
        }
    }
}
