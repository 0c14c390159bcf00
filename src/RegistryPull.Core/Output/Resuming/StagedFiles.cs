using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>The planned files of one run in the staging area, taking up what an earlier run left.</summary>
internal sealed class StagedFiles : IDisposable
{
    private readonly List<StagedFile> _files = [];
    private readonly List<StagedWindow> _windows = [];
    private readonly StagingJournal _journal;

    private StagedFiles(StagingJournal journal) => _journal = journal;

    public IReadOnlyCollection<IFileWindow> Windows => _windows;

    /// <summary>Lays out the files, with every known byte in its place.</summary>
    /// <param name="area">Where they are.</param>
    /// <param name="plans">What they are.</param>
    /// <param name="areDurable">Whether they are the output, and on the disk when they are complete; else losing them costs a download.</param>
    public static StagedFiles Lay(StagingPlace area, IReadOnlyList<PlannedFile> plans, bool areDurable) => OutputFailure.Guard(area.Output, () =>
    {
        var places = plans.Select(static plan => Places(plan).ToArray()).ToArray();
        var earlier = ResumeMigration.TakeUp(area, [.. places.SelectMany(static place => place).Select(static place => place.Held)], plans);
        var files = new StagedFiles(StagingJournal.Create(area.Journal, earlier));
        try
        {
            foreach (var (plan, held) in plans.Zip(places))
            {
                files.Add(new StagedFile(plan, area.PathOf(plan.Path), areDurable), held);
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
        foreach (var file in _files)
        {
            file.Dispose();
        }

        _journal.Dispose();
    }

    private void Add(StagedFile file, IEnumerable<(Descriptor Blob, BlobExtents Held)> places)
    {
        _files.Add(file);
        _windows.AddRange(places.Select(place => new StagedWindow(place.Blob, file, place.Held, _journal)));
        file.WriteKnown();
    }

    private static IEnumerable<(Descriptor Blob, BlobExtents Held)> Places(PlannedFile plan)
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
