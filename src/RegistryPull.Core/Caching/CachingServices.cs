using Microsoft.Extensions.DependencyInjection;

namespace RegistryPull.Caching;

/// <summary>Puts the cache together, where one is named.</summary>
internal static class CachingServices
{
    public static void AddCaching(this IServiceCollection services, RegistryPullOptions options)
    {
        if (options.Cache is not { } directory)
        {
            services.AddSingleton<IBlobCache, NoCache>();
            return;
        }

        services.AddSingleton(provider => new CacheAccess(directory, provider.GetRequiredService<IPullProgress>()));
        services.AddSingleton<CacheWriter>();
        services.AddSingleton<IBlobCache, BlobCache>();
    }
}
