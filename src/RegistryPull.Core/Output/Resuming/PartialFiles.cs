using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>The partial files of one run in a workspace. They start with what an earlier run left.</summary>
internal sealed class PartialFiles : IDisposable
{
    private readonly List<PartialFile> _files = [];
    private readonly List<BlobSlot> _slots = [];
    private readonly PartialJournal _journal;
    private readonly Action<Descriptor, BlobOrigin> _completed;

    private PartialFiles(PartialJournal journal, Action<Descriptor, BlobOrigin> completed) =>
        (_journal, _completed) = (journal, completed);

    public IReadOnlyCollection<IBlobSlot> Slots => _slots;

    /// <summary>Lays out the files, with every known byte in its place.</summary>
    /// <param name="region">Where they are.</param>
    /// <param name="plans">What they are.</param>
    /// <param name="areDurable">Whether they are synced when they are complete. Spooled blobs are not: losing them
    /// costs a download.</param>
    /// <param name="completed">Is called with each blob that is complete, possibly on several threads.</param>
    public static PartialFiles Lay(
        WorkspaceRegion region,
        IReadOnlyList<PlannedFile> plans,
        bool areDurable,
        Action<Descriptor, BlobOrigin> completed) => OutputFailure.Guard(region.Output, () =>
    {
        var places = plans.Select(static plan => Places(plan).ToArray()).ToArray();
        var wanted = places.SelectMany(static place => place).Select(static place => place.Extents);
        var earlier = ResumeMigration.Apply(region, [.. wanted], plans);
        var longest = plans.Select(plan => region.LayoutOf(plan).LengthOf(0)).DefaultIfEmpty().Max();
        FileReservation.ThrowIfTooLong(region.Output, longest);
        FileReservation.ThrowIfTooLarge(region.Output, MissingIn(region, plans));
        var files = new PartialFiles(PartialJournal.Create(region.Journal, earlier), completed);
        try
        {
            foreach (var (plan, extents) in plans.Zip(places))
            {
                files.Add(new PartialFile(plan, region, areDurable), extents);
            }

            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    });

    public void Dispose()
    {
        _slots.ForEach(static slot => slot.ReleaseGaps());
        foreach (var file in _files)
        {
            file.Dispose();
        }

        _journal.Dispose();
    }

    private void Add(PartialFile file, IEnumerable<(Descriptor Blob, BlobExtents Extents)> places)
    {
        _files.Add(file);
        _slots.AddRange(places.Select(place => new BlobSlot(place.Blob, file, place.Extents, _journal, _completed)));
        file.WriteKnown();
    }

    /// <summary>Returns how many bytes files still take on the disk. What an earlier run reserved or wrote is there
    /// already.</summary>
    public static Int128 MissingIn(WorkspaceRegion region, IReadOnlyList<PlannedFile> plans)
    {
        var planned = plans.Aggregate((Int128)0, static (sum, plan) => sum + plan.Length);
        var allocated = region switch
        {
            _ when File.Exists(region.Content) => WorkspaceSize.MeasureFile(region.Content),
            _ when Directory.Exists(region.Content) => WorkspaceSize.Measure(region.Content, CancellationToken.None),
            _ => 0,
        };
        return planned - allocated;
    }

    private static IEnumerable<(Descriptor Blob, BlobExtents Extents)> Places(PlannedFile plan)
    {
        long offset = 0;
        foreach (var segment in plan.Segments)
        {
            if (segment is FileSegment.Blob blob)
            {
                yield return (blob.Content, new BlobExtents(blob.Content.Digest, plan.Path, offset));
            }

            offset += segment.Length;
        }
    }
}
