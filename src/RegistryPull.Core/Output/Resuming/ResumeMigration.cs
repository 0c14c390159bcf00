using System.Buffers;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>What an interrupted run left in a staging area, and how much of it fits the layout that is wanted now.</summary>
internal static class ResumeMigration
{
    /// <summary>Makes the area's content fit: blobs that moved are carried over, files that are not wanted any more go.</summary>
    /// <param name="area">The area.</param>
    /// <param name="wanted">The places of the blobs; their ranges are filled with what is held.</param>
    /// <param name="plans">The files that are wanted.</param>
    /// <returns>The places that hold something.</returns>
    public static IReadOnlyList<BlobExtents> TakeUp(StagingPlace area, IReadOnlyList<BlobExtents> wanted, IReadOnlyList<PlannedFile> plans)
    {
        FinishCarrying(area);
        var held = Path.Exists(area.Content) ? StagingJournal.Read(area.Journal) : new Dictionary<Digest, BlobExtents>();
        var moved = wanted.Where(place => held.TryGetValue(place.Digest, out var old) && !old.IsAt(place.Path, place.Offset)).ToArray();
        if (moved.Length > 0)
        {
            CarryOver(area, wanted, held);
        }
        else
        {
            foreach (var place in wanted)
            {
                if (held.GetValueOrDefault(place.Digest) is { } old)
                {
                    place.TakeOver(old);
                }
            }
        }

        LetGoOfShared(area, wanted, plans);
        RemoveUnwanted(area, plans);
        return [.. wanted.Where(static place => place.Ranges.All.Count > 0)];
    }

    // A run that was stopped in the middle of carrying over left the old content under its other name, and the old journal.
    private static void FinishCarrying(StagingPlace area)
    {
        if (!Path.Exists(area.Previous))
        {
            return;
        }

        Delete(area.Content);
        Directory.Move(area.Previous, area.Content);
    }

    private static void CarryOver(StagingPlace area, IReadOnlyList<BlobExtents> wanted, IReadOnlyDictionary<Digest, BlobExtents> held)
    {
        Directory.Move(area.Content, area.Previous);
        foreach (var place in wanted)
        {
            if (held.TryGetValue(place.Digest, out var old))
            {
                CopyBytes(StagingPlace.Combine(area.Previous, old.Path), old, area.PathOf(place.Path), place);
            }
        }

        // From here on the content is the new layout's: the journal says so before the old content goes.
        StagingJournal.Create(area.Journal, wanted).Dispose();
        Delete(area.Previous);
    }

    private static void CopyBytes(string from, BlobExtents old, string to, BlobExtents place)
    {
        if (!File.Exists(from))
        {
            return;
        }

        place.Validator = old.Validator;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        using var source = File.OpenHandle(from);
        using var target = File.OpenHandle(to, FileMode.OpenOrCreate, FileAccess.Write);
        var buffer = ArrayPool<byte>.Shared.Rent(1024 * 1024);
        foreach (var piece in old.Pieces)
        {
            var at = piece.Start;
            for (int count; at < piece.End; at += count)
            {
                count = RandomAccess.Read(source, buffer.AsSpan(0, (int)Math.Min(buffer.Length, piece.End - at)), old.Offset + at);
                if (count == 0)
                {
                    break;
                }

                RandomAccess.Write(target, buffer.AsSpan(0, count), place.Offset + at);
            }

            if (at > piece.Start)
            {
                place.Add(at == piece.End ? piece : new Extent(piece.Start, at, null));
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    // Bytes that have another name, in a cache or an output, are only ever read: what is not all there would be written to.
    private static void LetGoOfShared(StagingPlace area, IReadOnlyList<BlobExtents> wanted, IReadOnlyList<PlannedFile> plans)
    {
        foreach (var plan in plans.Where(plan => FileStatus.Of(area.PathOf(plan.Path)) is { HasOtherNames: true }))
        {
            BlobExtents[] places = [.. wanted.Where(place => place.Path == plan.Path)];
            if (plan.Segments is not [FileSegment.Blob] || places[0].Ranges.From(0) < plan.Length)
            {
                File.Delete(area.PathOf(plan.Path));
                Array.ForEach(places, static place => place.Forget());
            }
        }
    }

    private static void RemoveUnwanted(StagingPlace area, IReadOnlyList<PlannedFile> plans)
    {
        var isDirectory = plans is not [{ Path: "" }];
        if (!isDirectory && Directory.Exists(area.Content))
        {
            Directory.Delete(area.Content, recursive: true);
        }
        else if (isDirectory && File.Exists(area.Content))
        {
            File.Delete(area.Content);
        }
        else if (isDirectory && Directory.Exists(area.Content))
        {
            var kept = plans.Select(plan => area.PathOf(plan.Path)).ToHashSet(StringComparer.Ordinal);
            foreach (var file in Directory.EnumerateFiles(area.Content, "*", SearchOption.AllDirectories).Where(file => !kept.Contains(file)))
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
