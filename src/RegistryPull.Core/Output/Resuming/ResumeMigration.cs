using System.Buffers;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>Fits what an interrupted run left in a workspace to the plan of this run.</summary>
internal static class ResumeMigration
{
    /// <summary>Copies the blobs that have another place in the plan, and removes the files that are not
    /// planned.</summary>
    /// <param name="region">What the earlier run left.</param>
    /// <param name="wanted">The places of the blobs in the plan; their ranges are filled with what is present.</param>
    /// <param name="plans">The planned files.</param>
    /// <returns>The places where bytes are present.</returns>
    public static IReadOnlyList<BlobExtents> Apply(
        WorkspaceRegion region, IReadOnlyList<BlobExtents> wanted, IReadOnlyList<PlannedFile> plans)
    {
        CompleteInterruptedMove(region);
        var recorded = ReadJournal(region);
        var isMoved = wanted.Any(place =>
            recorded.TryGetValue(place.Digest, out var old) && !old.IsAt(place.Path, place.Offset));
        if (isMoved)
        {
            CopyToNewLayout(region, wanted, recorded, plans);
        }
        else
        {
            foreach (var place in wanted)
            {
                if (recorded.GetValueOrDefault(place.Digest) is { } old)
                {
                    place.AddAll(old);
                }
            }
        }

        DetachSharedFiles(region, wanted, plans);
        RemoveUnplanned(region, plans);
        return [.. wanted.Where(static place => place.Ranges.All.Count > 0)];
    }

    private static IReadOnlyDictionary<Digest, BlobExtents> ReadJournal(WorkspaceRegion region)
    {
        if (Path.Exists(region.Content))
        {
            return PartialJournal.Read(region.Journal);
        }

        return new Dictionary<Digest, BlobExtents>();
    }

    // A run that was stopped while it copied left the old content under its other name, and the old journal.
    private static void CompleteInterruptedMove(WorkspaceRegion region)
    {
        if (!Path.Exists(region.MigrationSource))
        {
            return;
        }

        Delete(region.Content);
        Directory.Move(region.MigrationSource, region.Content);
    }

    private static void CopyToNewLayout(
        WorkspaceRegion region,
        IReadOnlyList<BlobExtents> wanted,
        IReadOnlyDictionary<Digest, BlobExtents> recorded,
        IReadOnlyList<PlannedFile> plans)
    {
        Directory.Move(region.Content, region.MigrationSource);
        foreach (var place in wanted)
        {
            if (recorded.TryGetValue(place.Digest, out var old))
            {
                var from = WorkspaceRegion.Combine(region.MigrationSource, old.Path);
                var plan = plans.First(plan => plan.Path == place.Path);
                using var to = new PartialFile(plan, region, isDurable: false, isReserved: false);
                CopyBytes(from, old, to, place);
            }
        }

        // The journal describes the new layout before the old content is removed.
        PartialJournal.Create(region.Journal, wanted).Dispose();
        Delete(region.MigrationSource);
    }

    private static void CopyBytes(string from, BlobExtents old, PartialFile to, BlobExtents place)
    {
        using var source = VolumeSetFile.TryOpen(from);
        if (source is null)
        {
            return;
        }

        place.ResumeToken = old.ResumeToken;
        var buffer = ArrayPool<byte>.Shared.Rent(1024 * 1024);
        foreach (var extent in old.Extents)
        {
            var at = extent.Start;
            for (int count; at < extent.End; at += count)
            {
                var wanted = (int)Math.Min(buffer.Length, extent.End - at);
                count = source.Read(buffer.AsSpan(0, wanted), old.Offset + at);
                if (count == 0)
                {
                    break;
                }

                to.Write(buffer.AsSpan(0, count), place.Offset + at);
            }

            if (at > extent.Start)
            {
                place.Add(at == extent.End ? extent : new Extent(extent.Start, at, null));
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    // A file with a second name, in a cache or an output, must not be written to. It stays only if it is complete.
    private static void DetachSharedFiles(
        WorkspaceRegion region, IReadOnlyList<BlobExtents> wanted, IReadOnlyList<PlannedFile> plans)
    {
        foreach (var plan in plans.Where(plan => IsShared(region.PathOf(plan.Path))))
        {
            BlobExtents[] places = [.. wanted.Where(place => place.Path == plan.Path)];
            if (plan.Segments is not [FileSegment.Blob] || places[0].Ranges.PresentFrom(0) < plan.Length)
            {
                File.Delete(region.PathOf(plan.Path));
                Array.ForEach(places, static place => place.Clear());
            }
        }
    }

    private static bool IsShared(string path) => FileStatus.TryRead(path) is { HasOtherNames: true };

    private static void RemoveUnplanned(WorkspaceRegion region, IReadOnlyList<PlannedFile> plans)
    {
        var isDirectory = plans is not [{ Path: "" }];
        if (!isDirectory && Directory.Exists(region.Content))
        {
            Directory.Delete(region.Content, recursive: true);
        }
        else if (isDirectory && File.Exists(region.Content))
        {
            File.Delete(region.Content);
        }
        else if (isDirectory && Directory.Exists(region.Content))
        {
            var planned = plans.SelectMany(plan => region.FilesOf(plan)).ToHashSet(StringComparer.Ordinal);
            var found = Directory.EnumerateFiles(region.Content, "*", SearchOption.AllDirectories);
            foreach (var file in found.Where(file => !planned.Contains(file)))
            {
                File.Delete(file);
            }
        }
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }
}
