using RegistryPull.Caching;
using RegistryPull.FileSystem;
using RegistryPull.Interop;
using RegistryPull.Output.Resuming;

namespace RegistryPull;

/// <summary>What pulls leave on this machine for later ones: the cache of blobs, and outputs that were begun.</summary>
public sealed class PullStorage
{
    private readonly RegistryPullOptions _options;
    private readonly PartialOutputs _partials;
    private readonly TimeProvider _time;

    internal PullStorage(RegistryPullOptions options, PartialOutputs partials, TimeProvider time) => (_options, _partials, _time) = (options, partials, time);

    /// <summary>Looks into the cache (<see cref="RegistryPullOptions.Cache"/>).</summary>
    /// <returns>What it holds, nothing where it is not made yet; null when none is named.</returns>
    /// <exception cref="InvalidRequestException">What is named is no cache.</exception>
    /// <exception cref="OutputException">It cannot be read.</exception>
    public CacheContent? ReadCache() => Directory is { } directory
        ? Guard(directory, () => CachePruning.Content(directory, CacheLayout.Find(directory)?.Blobs() ?? []))
        : null;

    /// <summary>Removes blobs from the cache, and what killed runs have left there. A pull that is just using one of them is not disturbed.</summary>
    /// <param name="rule">Which.</param>
    /// <param name="cancellationToken">Ends it; what is gone is gone.</param>
    /// <returns>What became of it; null when no cache is named.</returns>
    /// <exception cref="InvalidRequestException">What is named is no cache: nothing in it is touched.</exception>
    /// <exception cref="OutputException">It cannot be read.</exception>
    public PrunedCache? PruneCache(PruneRule rule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Directory is { } directory
            ? Guard(directory, () => new CachePruning(directory, rule, _time).Run(cancellationToken))
            : null;
    }

    /// <summary>The outputs that were begun and not ended: those that runs of this user have noted, and those in the current directory.</summary>
    /// <returns>Each that is still there, by path.</returns>
    public IReadOnlyList<PartialOutput> ListPartials() => _partials.Find();

    /// <summary>Removes outputs that nobody goes on with.</summary>
    /// <param name="idle">How long nothing may have been written. One that a pull is just writing stays.</param>
    /// <param name="cancellationToken">Ends it; what is gone is gone.</param>
    /// <returns>Those that are gone.</returns>
    public IReadOnlyList<PartialOutput> PrunePartials(TimeSpan idle, CancellationToken cancellationToken) => _partials.Prune(idle, cancellationToken);

    private string? Directory => _options.Cache is { } directory ? WorkingDirectory.Resolve(directory) : null;

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
