using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Output.Resuming;

/// <summary>Finds unfinished outputs, and removes those that nothing was written to for some time.</summary>
internal sealed class PartialOutputs(PartialRecords records, IPullProgress progress, TimeProvider time)
{
    /// <summary>The recorded ones, and those in the current directory.</summary>
    public IReadOnlyList<PartialOutput> Find()
    {
        var outputs = records.Outputs().Concat(InCurrentDirectory()).Distinct(StringComparer.Ordinal);
        return [.. outputs.Select(Measure).OfType<PartialOutput>().OrderBy(static partial => partial.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> InCurrentDirectory() =>
        WorkingDirectory.TryGet() is { } folder ? WorkspaceName.OutputsIn(folder) : [];

    /// <summary>Removes those where nothing was written for some time. One that is in use, or not as this program
    /// leaves it, stays with a note.</summary>
    public IReadOnlyList<PartialOutput> Prune(TimeSpan idle, CancellationToken cancellationToken)
    {
        RemoveStaleRecords();
        var removed = new List<PartialOutput>();
        foreach (var partial in Find().Where(partial => partial.Idle >= idle))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryRemove(partial.Output))
            {
                removed.Add(partial);
            }
        }

        return removed;
    }

    private void RemoveStaleRecords()
    {
        foreach (var output in records.Outputs().Where(static output => !Directory.Exists(WorkspaceName.Of(output))))
        {
            records.Remove(output);
        }
    }

    private bool TryRemove(string output)
    {
        try
        {
            OutputWorkspace.Remove(output, records);
            return true;
        }
        catch (OutputException error)
        {
            progress.Note($"left alone: {error.Message}");
            return false;
        }
    }

    private PartialOutput? Measure(string output)
    {
        try
        {
            var root = WorkspaceName.Of(output);
            return Directory.Exists(root) ? new PartialOutput(output, root, WorkspaceSize.Of(root), time.GetUtcNow() - OutputWorkspace.LastWritten(root)) : null;
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            // It is being removed, or this user may not read it.
            return null;
        }
    }
}
