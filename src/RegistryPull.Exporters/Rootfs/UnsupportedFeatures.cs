using System.Collections.Concurrent;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Counts what an image has and the output cannot hold, on this file system and for this user. May be used
/// from several threads.</summary>
internal sealed class UnsupportedFeatures
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts one.</summary>
    /// <param name="feature">The feature, in the plural: <c>owners</c>.</param>
    public void Add(string feature) => _counts.AddOrUpdate(feature, 1, static (_, count) => count + 1);

    /// <summary>Writes one note about all of them, if there are any.</summary>
    /// <param name="workspace">Where the output is written.</param>
    /// <param name="remedy">What would preserve them.</param>
    public void Report(IOutputWorkspace workspace, string remedy)
    {
        if (!_counts.IsEmpty)
        {
            var features = _counts
                .OrderBy(static count => count.Key, StringComparer.Ordinal)
                .Select(static count => $"{count.Key} ({count.Value})");
            workspace.Note($"could not be preserved: {string.Join(", ", features)}; {remedy}");
        }
    }
}
