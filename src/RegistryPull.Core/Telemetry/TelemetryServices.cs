using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace RegistryPull.Telemetry;

/// <summary>Registers what logs and traces a pull.</summary>
internal static class TelemetryServices
{
    private const string Unlogged = "RegistryPull.Unlogged";

    private static readonly Type Progress = typeof(IPullProgress);

    /// <summary>Adds the activities, and logs what is reported to the registered <see cref="IPullProgress"/>.</summary>
    public static void AddTelemetry(this IServiceCollection services)
    {
        services.TryAddSingleton<PullActivities>();
        services.TryAddSingleton<IPullProgress, NoProgress>();

        var progress = services.Last(static service => !service.IsKeyedService && service.ServiceType == Progress);
        services.Remove(progress);
        services.Add(WithKey(progress));
        services.AddScoped(static provider => CreateProgress(provider));
    }

    // Without a logger factory, as in the command, nothing stands between the pipeline and the progress.
    private static IPullProgress CreateProgress(IServiceProvider provider)
    {
        var progress = provider.GetRequiredService<PullSession>().Progress
            ?? provider.GetRequiredKeyedService<IPullProgress>(Unlogged);
        if (provider.GetService<ILoggerFactory>() is { } loggers)
        {
            return new LoggingProgress(progress, loggers.CreateLogger(RegistryPullServices.TelemetryName));
        }

        return progress;
    }

    private static ServiceDescriptor WithKey(ServiceDescriptor service) => service switch
    {
        { ImplementationInstance: { } instance } => ServiceDescriptor.KeyedSingleton(Progress, Unlogged, instance),
        { ImplementationFactory: { } create } => ServiceDescriptor.DescribeKeyed(
            Progress, Unlogged, (provider, _) => create(provider), service.Lifetime),
        _ => ServiceDescriptor.DescribeKeyed(Progress, Unlogged, service.ImplementationType!, service.Lifetime),
    };
}
