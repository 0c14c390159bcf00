using RegistryPull.Exporting;

namespace SkopeoDirectory;

/// <summary>Writes an image as skopeo's <c>dir:</c> directory, with checksums that can be verified where there is
/// neither regpull nor skopeo.</summary>
/// <remarks>
/// Every file is known before the first byte arrives, so all of them are planned: the host fetches in parallel, resumes
/// what was interrupted, and recognises a directory that is complete already. Nothing here uses the disk or the
/// network.
/// </remarks>
public sealed class DirectoryExporter : IPlannedExporter
{
    /// <inheritdoc/>
    public string Format => "dir";

    /// <inheritdoc/>
    public string Description => "skopeo's dir: directory, with checksums for sha256sum -c: skopeo, podman, buildah";

    /// <inheritdoc/>
    public OutputTraits Traits { get; } = new()
    {
        Kind = OutputKind.Directory,
        SeveralPlatforms = true,
        Artifacts = true,
    };

    /// <inheritdoc/>
    public OutputPlan Plan(IReadOnlyList<ExportImage> images, PlanContext context)
    {
        ArgumentNullException.ThrowIfNull(images);
        var files = TransportDirectory.Files(images[0]);
        return new OutputPlan([.. files, .. Checksums.Compute(files)]);
    }
}
