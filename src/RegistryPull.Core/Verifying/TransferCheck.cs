using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Transfer;

namespace RegistryPull.Verifying;

/// <summary>Compares an archive with its transfer file.</summary>
/// <param name="transfer">The transfer file; null without one.</param>
/// <param name="findings">Gets what does not fit.</param>
internal sealed class TransferCheck(TransferBeside? transfer, FindingList findings)
{
    /// <summary>Gets the chain IDs of the layers that transfer files say the target has.</summary>
    public ImmutableHashSet<Digest> Stated { get; init; } = [];

    /// <summary>Checks that the archive has the size that the transfer file says, and its images.</summary>
    /// <param name="path">The path of the archive, or of its first volume.</param>
    /// <param name="manifests">The manifests of the archive.</param>
    public void CheckContent(string path, IReadOnlyCollection<SurveyedManifest> manifests)
    {
        if (transfer is null)
        {
            return;
        }

        CheckSize(path, transfer.File);
        var digests = manifests.SelectMany(static manifest => new[] { manifest.Digest, manifest.Config }).ToHashSet();
        foreach (var image in transfer.File.Images)
        {
            // Layers that were written uncompressed give a manifest another digest, and keep the image ID.
            var isThere = digests.Contains(image.Digest) || (image.ImageId is { } id && digests.Contains(id));
            if (!isThere)
            {
                findings.Add(
                    VerifyFindingKind.Transfer,
                    $"{Name} lists {image.Reference.Familiar} ({image.Digest}), which {findings.Path} does not have",
                    image.Digest);
            }
        }
    }

    /// <summary>Returns the layers that no transfer file says the target has.</summary>
    /// <param name="missing">The layers that the archive does not have.</param>
    public ImmutableArray<ExpectedBlob> WithoutStated(ImmutableArray<ExpectedBlob> missing) =>
        [.. missing.Where(expected => expected.ChainId is null || !Stated.Contains(expected.ChainId))];

    /// <summary>Reports layers that neither the archive nor a base has.</summary>
    /// <param name="missing">The layers.</param>
    public void ReportMissing(ImmutableArray<ExpectedBlob> missing)
    {
        if (missing.IsEmpty)
        {
            return;
        }

        var omitted = Omitted();
        foreach (var expected in missing.Where(expected => !omitted.Contains(expected.Blob.Digest)))
        {
            findings.Add(
                VerifyFindingKind.Blob,
                $"{findings.Path} does not have the blob {expected.Blob.Digest} of {expected.Image}: it is incomplete, "
                + "or a delta whose base has to be named (--base)",
                expected.Blob.Digest);
        }

        if (missing.Any(expected => omitted.Contains(expected.Blob.Digest)))
        {
            ReportBases([.. missing.Select(static expected => expected.ChainId).OfType<Digest>()]);
        }
    }

    private string Name => TerminalText.Sanitize(transfer!.Path);

    private HashSet<Digest> Omitted() =>
    [
        .. (transfer?.File.Images ?? []).SelectMany(static image => image.Layers)
            .Where(static layer => layer.From == BlobOrigin.Omitted)
            .Select(static layer => layer.Digest),
    ];

    private void ReportBases(HashSet<Digest> chains)
    {
        foreach (var required in transfer!.File.Requires.Where(required => chains.Contains(required.ChainId)))
        {
            var name = required.Reference?.Familiar ?? "an image without a name";
            findings.Add(
                VerifyFindingKind.Base,
                $"{findings.Path} is incomplete: needs {name} ({required.Digest}), whose layers it leaves out; "
                + "name it with --base",
                required.Digest);
        }

        foreach (var sum in transfer.FindMissing())
        {
            findings.Add(
                VerifyFindingKind.Transfer,
                $"{Name} builds on the transfer file with the SHA-256 {sum}, which is not beside it");
        }
    }

    private void CheckSize(string path, TransferFile file)
    {
        if (file.Size is not { } size || Directory.Exists(path))
        {
            return;
        }

        var actual = ArchiveVolumes.Find(path).Sum(static volume => new FileInfo(volume).Length);
        if (actual != size)
        {
            findings.Add(
                VerifyFindingKind.Transfer,
                $"{findings.Path} has {actual} bytes, and not the {size} of {Name}");
        }
    }
}
