using RegistryPull.Caching;
using RegistryPull.FileSystem;
using RegistryPull.Interop;
using RegistryPull.Output.Resuming;

namespace RegistryPull;

/// <summary>Lists and removes what pulls leave on this machine for later ones: cached blobs and unfinished
/// outputs.</summary>
public sealed class PullStorage
{
    private readonly RegistryPullOptions _options;
    private readonly PartialOutputs _partials;
    private readonly TimeProvider _time;

    internal PullStorage(RegistryPullOptions options, PartialOutputs partials, TimeProvider time) =>
        (_options, _partials, _time) = (options, partials, time);

    /// <summary>Returns the content of the cache (<see cref="RegistryPullOptions.Cache"/>).</summary>
    /// <returns>The content, which is empty before the first pull; null when the options name no cache.</returns>
    /// <exception cref="InvalidRequestException">The directory is not a cache.</exception>
    /// <exception cref="OutputException">The directory cannot be read.</exception>
    public CacheContent? ReadCache() => Directory switch
    {
        { } directory =>
            Guard(directory, () => CachePruning.Content(directory, CacheLayout.Find(directory)?.Blobs() ?? [])),
        _ => null,
    };

    /// <summary>Removes blobs from the cache, and what killed runs left in it. Pulls that are using a blob continue
    /// undisturbed.</summary>
    /// <param name="rule">Selects the blobs.</param>
    /// <param name="cancellationToken">Cancels the removal; what was removed stays removed.</param>
    /// <returns>The result; null when the options name no cache.</returns>
    /// <exception cref="InvalidRequestException">The directory is not a cache; nothing was removed.</exception>
    /// <exception cref="OutputException">The directory cannot be read.</exception>
    public PrunedCache? PruneCache(PruneRule rule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (Directory is { } directory)
        {
            return Guard(directory, () => new CachePruning(directory, rule, _time).Run(cancellationToken));
        }

        return null;
    }

    /// <summary>Returns the unfinished outputs: those that this user's pulls recorded, and those in the current
    /// directory.</summary>
    /// <param name="cancellationToken">Cancels the listing, which measures every file.</param>
    /// <returns>The outputs that still exist, sorted by path.</returns>
    public IReadOnlyList<PartialOutput> ListPartials(CancellationToken cancellationToken) =>
        _partials.Find(cancellationToken);

    /// <summary>Removes unfinished outputs that no pull is writing.</summary>
    /// <param name="idle">The time without a write after which an output is removed.</param>
    /// <param name="cancellationToken">Cancels the removal; what was removed stays removed.</param>
    /// <returns>The removed outputs.</returns>
    public IReadOnlyList<PartialOutput> PrunePartials(TimeSpan idle, CancellationToken cancellationToken) =>
        _partials.Prune(idle, cancellationToken);

    private string? Directory => _options.Cache switch
    {
        { } directory => WorkingDirectory.Resolve(directory),
        _ => null,
    };

    private static T Guard<T>(string directory, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw new OutputException($"the cache {directory} cannot be read: {SystemError.Describe(error)}", error);
        }
    }
}
