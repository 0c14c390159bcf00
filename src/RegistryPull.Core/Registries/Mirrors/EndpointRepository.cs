using RegistryPull.Repositories;
using RegistryPull.Resolving;

namespace RegistryPull.Registries.Mirrors;

/// <summary>A repository at one of several places, which is opened when it is first asked and not before.</summary>
internal sealed class EndpointRepository(
    RegistryEndpoint endpoint, Func<CancellationToken, Task<IImageRepository>> open) : IDisposable
{
    private readonly SemaphoreSlim _opening = new(1);
    private IImageRepository? _opened;

    public RegistryEndpoint Endpoint => endpoint;

    public async Task<IImageRepository> OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _opened ??= await open(cancellationToken).ConfigureAwait(false);
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
