using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Output.Resuming;

/// <summary>Finds unfinished outputs, and removes those that nothing was written to for some time.</summary>
internal sealed class PartialOutputs(PartialRecords records, IPullProgress progress, TimeProvider time)
{
    /// <summary>Returns the recorded ones, and those in the current directory.</summary>
    public IReadOnlyList<PartialOutput> Find(CancellationToken cancellationToken)
    {
        var outputs = records.Outputs().Concat(InCurrentDirectory()).Distinct(StringComparer.Ordinal);
        var measured = outputs.Select(output => Measure(output, cancellationToken)).OfType<PartialOutput>();
        return [.. measured.OrderBy(static partial => partial.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> InCurrentDirectory() => WorkingDirectory.TryGet() switch
    {
        { } folder => WorkspaceName.OutputsIn(folder),
        _ => [],
    };

    /// <summary>Removes those where nothing was written for some time. One that is in use, or not as this program
    /// leaves it, stays with a note.</summary>
    public IReadOnlyList<PartialOutput> Prune(TimeSpan idle, CancellationToken cancellationToken)
    {
        RemoveStaleRecords();
        var removed = new List<PartialOutput>();
        foreach (var partial in Find(cancellationToken).Where(partial => partial.Idle >= idle))
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
        foreach (var output in records.Outputs())
        {
            if (!Directory.Exists(WorkspaceName.PathFor(output)))
            {
                records.Remove(output);
            }
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

    private PartialOutput? Measure(string output, CancellationToken cancellationToken)
    {
        try
        {
            var root = WorkspaceName.PathFor(output);
            if (!Directory.Exists(root))
            {
                return null;
            }

            var idle = time.GetUtcNow() - OutputWorkspace.LastWritten(root);
            return new PartialOutput(output, root, WorkspaceSize.Measure(root, cancellationToken), idle);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            // It is being removed, or this user may not read it.
            return null;
        }
    }
}
