using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Layers;
using RegistryPull.Transfer;

namespace RegistryPull.Verifying;

/// <summary>Verifies one archive, and collects what is wrong instead of stopping at the first finding.</summary>
/// <param name="archives">Opens archives.</param>
/// <param name="bases">Looks up what a delta leaves out.</param>
internal sealed class ArchiveVerification(ArchivePool archives, BaseLayers bases)
{
    /// <summary>Verifies the archive.</summary>
    /// <param name="request">What to verify.</param>
    /// <param name="cancellationToken">Cancels the verification.</param>
    /// <returns>What was found, without the time that it took.</returns>
    /// <exception cref="RegistryPullException">Nothing is there, or a base cannot be opened.</exception>
    public async Task<VerifyResult> RunAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var stated = StatedLayers.ReadChains(request.BaseTransfers);
        var findings = new FindingList(request.Path);
        var transfer = TransferBeside.Read(VolumeCheck.WholePath(request.Path), findings);
        var canRead = await CheckVolumesAsync(request.Path, transfer, findings, cancellationToken)
            .ConfigureAwait(false);
        var opened = canRead switch
        {
            true => await OpenAsync(request.Path, findings, cancellationToken).ConfigureAwait(false),
            false => null,
        };
        if (opened is not { } open)
        {
            return new VerifyResult(request.Path, [], findings.ToSorted(), [], 0, 0, TimeSpan.Zero);
        }

        var check = new TransferCheck(transfer, findings) { Stated = stated };
        return await RunAsync(request, open, check, findings, cancellationToken).ConfigureAwait(false);
    }

    private async Task<VerifyResult> RunAsync(
        VerifyRequest request,
        ImageArchive archive,
        TransferCheck transfer,
        FindingList findings,
        CancellationToken cancellationToken)
    {
        var survey = new DocumentSurvey(archive, findings);
        await survey.ReadAsync(cancellationToken).ConfigureAwait(false);
        SurveyedManifest[] manifests = [.. survey.Manifests];
        transfer.CheckContent(request.Path, manifests);

        var check = new BlobCheck(findings);
        ExpectedBlob[] blobs = [.. manifests.SelectMany(static manifest => manifest.Blobs)];
        var absent = await check.RunAsync(archive, blobs, cancellationToken).ConfigureAwait(false);
        ImmutableArray<ExpectedBlob> missing = [.. absent.Where(static expected => !expected.IsForeign)];
        await CheckListsAsync(archive, manifests, absent, findings, cancellationToken).ConfigureAwait(false);
        var rest = await bases
            .FindAsync(request.Bases, transfer.WithoutStated(missing), Platforms(manifests), check, cancellationToken)
            .ConfigureAwait(false);
        transfer.ReportMissing(rest);

        var traits = Describe(request.Path, archive, survey.Images, blobs) with { IsDelta = !missing.IsEmpty };
        return new VerifyResult(
            request.Path,
            survey.Images,
            findings.ToSorted(),
            Engines(traits, findings),
            check.Count + survey.Documents,
            check.Size,
            TimeSpan.Zero);
    }

    // No engine loads a damaged archive.
    private static ImmutableArray<EngineSupport> Engines(ArchiveTraits traits, FindingList findings) =>
        findings.HasDamage switch
        {
            true => [],
            false => EngineRules.Judge(traits),
        };

    private static Task<bool> CheckVolumesAsync(
        string path, TransferBeside? transfer, FindingList findings, CancellationToken cancellationToken)
    {
        if (!ArchiveVolumes.IsFirst(path))
        {
            return Task.FromResult(true);
        }

        return new VolumeCheck(path, findings).RunAsync(transfer?.File, cancellationToken);
    }

    private async Task<ImageArchive?> OpenAsync(
        string path, FindingList findings, CancellationToken cancellationToken)
    {
        try
        {
            return await archives.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidContentException failure)
        {
            findings.Add(VerifyFindingKind.Archive, failure);
            return null;
        }
    }

    private static async Task CheckListsAsync(
        ImageArchive archive,
        IReadOnlyCollection<SurveyedManifest> manifests,
        ImmutableArray<ExpectedBlob> missing,
        FindingList findings,
        CancellationToken cancellationToken)
    {
        try
        {
            var digests = missing.Select(static expected => expected.Blob.Digest).ToHashSet();
            await new ListCheck(archive, findings).RunAsync(manifests, digests, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (InvalidContentException failure)
        {
            findings.Add(VerifyFindingKind.Document, failure);
        }
    }

    private static PlatformChoice Platforms(IEnumerable<SurveyedManifest> manifests)
    {
        ImmutableArray<Platform> platforms =
        [
            .. manifests.Select(static manifest => manifest.Platform).OfType<Platform>()
                .Where(static platform => platform.Os != "unknown"),
        ];
        return platforms switch
        {
            [] => PlatformChoice.Default,
            _ => PlatformChoice.From(platforms),
        };
    }

    private static ArchiveTraits Describe(
        string path,
        ImageArchive archive,
        ImmutableArray<VerifiedImage> images,
        IEnumerable<ExpectedBlob> blobs) => new()
        {
            HasDockerList = archive.Files.Find(DockerImages.ManifestName) is not null,
            HasLayout = archive.Files.Find(LayoutImages.IndexName) is not null,
            IsDirectory = Directory.Exists(path),
            IsSplit = ArchiveVolumes.IsFirst(path),
            Compression = CompressionOf(path),
            HasZstdLayers = blobs.Any(static expected => MediaTypes.IsZstd(expected.Blob.MediaType)),
            HasUnnamedImages = images.Any(static image => image.Names.IsEmpty),
            HasSeveralImages = images.Length > 1,
            HasSeveralEntries = images.Sum(static image => Math.Max(1, image.Names.Length)) > 1,
        };

    private static CompressionFormat CompressionOf(string path)
    {
        if (Directory.Exists(path))
        {
            return CompressionFormat.None;
        }

        using var file = StoredFile.Open(path);
        var start = new byte[CompressionDetector.Length];
        return CompressionDetector.Detect(start.AsSpan(0, file.Read(start, 0)));
    }
}
