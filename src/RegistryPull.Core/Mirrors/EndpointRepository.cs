using RegistryPull.Authentication;
using RegistryPull.Resolving;

namespace RegistryPull.Mirrors;

/// <summary>A repository at one of several places, which is opened when it is first asked and not before.</summary>
internal sealed class EndpointRepository(RegistryEndpoint endpoint, Func<CancellationToken, Task<IRegistryRepository>> open) : IDisposable
{
    private readonly SemaphoreSlim _opening = new(1);
    private IRegistryRepository? _opened;

    public RegistryEndpoint Endpoint => endpoint;

    public async Task<IRegistryRepository> OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            return _opened ??= await open(cancellationToken);
        }
        finally
        {
            _opening.Release();
        }
    }

    public void Dispose()
    {
        _opened?.Dispose();
        _opening.Dispose();
    }
}
