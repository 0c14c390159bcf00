using System.Collections.Concurrent;

namespace RegistryPull.Pushing;

/// <summary>Which repositories of a registry are known to have a blob. They are what a session has pushed to or read
/// from.</summary>
internal sealed class KnownBlobs
{
    private readonly ConcurrentDictionary<(string Registry, Digest Digest), string> _repositories = new();

    /// <summary>Notes that a repository has a blob.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="digest">The blob.</param>
    public void Add(ImageReference repository, Digest digest) =>
        _repositories.TryAdd((repository.Registry, digest), repository.Repository);

    /// <summary>Finds a repository to mount a blob from.</summary>
    /// <param name="target">The repository that it is mounted into.</param>
    /// <param name="digest">The blob.</param>
    /// <returns>Another repository of the same registry; null when none is known.</returns>
    public string? Find(ImageReference target, Digest digest)
    {
        var found = _repositories.GetValueOrDefault((target.Registry, digest));
        if (found == target.Repository)
        {
            return null;
        }

        return found;
    }
}
