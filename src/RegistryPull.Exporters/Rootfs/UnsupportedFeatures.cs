using System.Collections.Concurrent;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>What an image has and the output cannot hold, here and for this user. Told once, with a count. May be used from several threads.</summary>
internal sealed class Losses
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts one.</summary>
    /// <param name="what">What kind of thing, in the plural.</param>
    public void Add(string what) => _counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    /// <summary>Tells the person, if there is anything to tell.</summary>
    /// <param name="workspace">Where the output is written.</param>
    /// <param name="remedy">What would keep it.</param>
    public void Report(IOutputWorkspace workspace, string remedy)
    {
        if (!_counts.IsEmpty)
        {
            var list = string.Join(", ", _counts.OrderBy(static count => count.Key, StringComparer.Ordinal).Select(static count => $"{count.Key}: {count.Value}"));
            workspace.Note($"not kept ({list}); {remedy}");
        }
    }
}
