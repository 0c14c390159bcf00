using System.Collections.Immutable;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>Says what the writing of an output would do, by the rules by which it is written.</summary>
/// <param name="exporter">The exporter of the format.</param>
/// <param name="request">What was asked for.</param>
/// <param name="records">The directories that pulls made.</param>
internal sealed class OutputForecaster(IExporter exporter, PullRequest request, OutputRecords records)
{
    private bool Adds => exporter.Traits.AddsToExisting && !request.Force;

    /// <summary>Looks at the disk, and changes nothing there.</summary>
    /// <param name="images">What was selected.</param>
    /// <param name="isCached">Whether a blob is in the cache.</param>
    /// <param name="cancellationToken">Cancels the comparison with an existing output.</param>
    /// <exception cref="RegistryPullException">The output exists, or its volume has no room.</exception>
    public async Task<OutputForecast> ForecastAsync(
        IReadOnlyList<ExportImage> images, Func<Descriptor, bool> isCached, CancellationToken cancellationToken)
    {
        if (request.Stream is not null)
        {
            return ForecastStream(images, isCached);
        }

        var path = OutputPath.Find(request, exporter, records);
        if (exporter is not IPlannedExporter planned)
        {
            return ForecastLayers(path, images, isCached);
        }

        var existing = await ReadExistingAsync(path, cancellationToken).ConfigureAwait(false);
        var plan = planned.Plan(images, existing);
        if (IsInTheWay(path))
        {
            using var other = new ExistingTarget(path);
            await other.CompareAsync(plan, cancellationToken).ConfigureAwait(false);
            return OutputForecast.Existing(path);
        }

        var files = await FindFilesAsync(path, plan, cancellationToken).ConfigureAwait(false);
        return ForecastFiles(path, files, isCached);
    }

    private OutputForecast ForecastStream(IReadOnlyList<ExportImage> images, Func<Descriptor, bool> isCached)
    {
        var forecast = Create(null, BlobsOf(images), isCached, ImmutableDictionary<Digest, long>.Empty);
        return exporter switch
        {
            IPlannedExporter planned => forecast with { Size = planned.Plan(images, PlanContext.Empty).Length },
            _ => forecast,
        };
    }

    private static OutputForecast ForecastFiles(
        string path, ImmutableArray<PlannedFile> files, Func<Descriptor, bool> isCached)
    {
        if (files.IsEmpty)
        {
            return OutputForecast.Existing(path);
        }

        var region = OutputWorkspace.ContentOf(path);
        FileReservation.ThrowIfTooLarge(path, PartialFiles.MissingIn(region, files));
        var blobs = files.SelectMany(static file => file.Segments).OfType<FileSegment.Blob>()
            .Select(static segment => segment.Content).DistinctBy(static blob => blob.Digest);
        return ForecastBlobs(path, region, [.. blobs], isCached) with
        {
            Size = files.Sum(static file => file.Length),
        };
    }

    // What the layers unpack to is known when they are read.
    private OutputForecast ForecastLayers(
        string path, IReadOnlyList<ExportImage> images, Func<Descriptor, bool> isCached)
    {
        if (IsInTheWay(path))
        {
            using var other = new ExistingTarget(path);
            throw other.Incomparable();
        }

        var blobs = BlobsOf(images);
        var forecast = ForecastBlobs(path, OutputWorkspace.SpoolOf(path), blobs, isCached);
        FileReservation.ThrowIfTooLarge(path, blobs.Sum(static blob => blob.Size) - forecast.Resumed.Values.Sum());
        return forecast;
    }

    private static OutputForecast ForecastBlobs(
        string path, WorkspaceRegion region, ImmutableArray<Descriptor> blobs, Func<Descriptor, bool> isCached) =>
        Create(path, blobs, isCached, Resumed(region, blobs)) with { FreeSpace = Volume.FreeSpaceFor(path) };

    private static OutputForecast Create(
        string? path,
        ImmutableArray<Descriptor> blobs,
        Func<Descriptor, bool> isCached,
        ImmutableDictionary<Digest, long> resumed)
    {
        var origins = blobs.ToDictionary(static blob => blob.Digest, blob => blob switch
        {
            _ when resumed.ContainsKey(blob.Digest) => BlobOrigin.Resumed,
            _ when isCached(blob) => BlobOrigin.Cache,
            _ => BlobOrigin.Registry,
        });
        var fetched = blobs.Where(blob => origins[blob.Digest] != BlobOrigin.Cache)
            .Sum(blob => blob.Size - resumed.GetValueOrDefault(blob.Digest));
        return new OutputForecast(path, null, UpToDate: false, origins) { BytesToFetch = fetched, Resumed = resumed };
    }

    private static ImmutableDictionary<Digest, long> Resumed(WorkspaceRegion region, ImmutableArray<Descriptor> blobs)
    {
        if (!File.Exists(region.Journal))
        {
            return ImmutableDictionary<Digest, long>.Empty;
        }

        var journal = OutputFailure.Guard(region.Journal, () => PartialJournal.Read(region.Journal));
        return blobs.Where(blob => journal.ContainsKey(blob.Digest)).ToImmutableDictionary(
            static blob => blob.Digest, blob => Math.Min(blob.Size, journal[blob.Digest].Ranges.Total));
    }

    private bool IsInTheWay(string path) => OutputPath.IsTaken(path) && !Adds && !request.Force;

    private async Task<PlanContext> ReadExistingAsync(string path, CancellationToken cancellationToken)
    {
        if (!Adds)
        {
            return PlanContext.Empty;
        }

        return await WorkspaceTarget.ReadExistingAsync(path, exporter.Traits.MergedFiles, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<ImmutableArray<PlannedFile>> FindFilesAsync(
        string path, OutputPlan plan, CancellationToken cancellationToken)
    {
        if (!Adds || !Directory.Exists(path))
        {
            return plan.Files;
        }

        return await PlanComparer.FindDifferentAsync(path, plan, cancellationToken).ConfigureAwait(false);
    }

    private static ImmutableArray<Descriptor> BlobsOf(IReadOnlyList<ExportImage> images) =>
        [.. images.SelectMany(static image => image.Blobs()).DistinctBy(static blob => blob.Digest)];
}
