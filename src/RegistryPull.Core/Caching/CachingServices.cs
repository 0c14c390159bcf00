using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RegistryPull.Caching;

/// <summary>Registers the cache of a session, if its options name one.</summary>
internal static class CachingServices
{
    public static void AddCaching(this IServiceCollection services)
    {
        services.TryAddScoped<NoCache>();
        services.TryAddScoped<BlobCache>();
        services.TryAddScoped<CacheWriter>();
        services.TryAddScoped(static provider => new CacheAccess(
            Directory(provider) ?? throw new InvalidOperationException("the options name no cache"),
            provider.GetRequiredService<IPullProgress>()));
        services.TryAddScoped(static provider => Create(provider));
    }

    private static IBlobCache Create(IServiceProvider provider) => Directory(provider) switch
    {
        null => provider.GetRequiredService<NoCache>(),
        _ => provider.GetRequiredService<BlobCache>(),
    };

    private static string? Directory(IServiceProvider provider) =>
        provider.GetRequiredService<RegistryPullOptions>().Cache;
}
