using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Uncompressed;

/// <summary>Writes the format of another exporter with uncompressed layers, for engines that cannot read those that the
/// registry serves.</summary>
/// <remarks>
/// How long a layer is uncompressed is not known before it was read. So the layers are fetched first, unpacked once to
/// find their sizes, and unpacked a second time where the plan puts them: no uncompressed copy is written beside the
/// output. See <c>docs/decisions/0034</c>.
/// </remarks>
internal sealed class UncompressedExporter(IPlannedExporter format, UnpackLimits limits) : ILayerExporter
{
    private const int BufferSize = 256 * 1024;

    public string Format => format.Format;

    public string Description => format.Description;

    // The plan of an output that is added to would need the existing files. What refers to an image does so by the
    // digest that it is served with.
    public OutputTraits Traits { get; } = format.Traits with
    {
        MergedFiles = [],
        Marks = [],
        Referrers = false,
        Omission = LayerOmission.None,
    };

    public async Task ExportAsync(
        IReadOnlyList<ExportImage> images,
        IVerifiedContent content,
        IOutputWorkspace workspace,
        CancellationToken cancellationToken)
    {
        if (images.FirstOrDefault(static image => !image.Omitted.IsEmpty) is { } delta)
        {
            throw new InvalidRequestException(
                $"{delta.Reference.Familiar} was to be written without some of its layers, and uncompressed layers "
                + "need all of them");
        }

        var budget = UnpackBudget.Create(limits, images.SelectMany(static image => image.Blobs()));
        var layers = await UncompressedLayers.ReadAsync(images, content, budget, cancellationToken)
            .ConfigureAwait(false);
        ExportImage[] written = [.. images.Select(image => UncompressedImage.From(image, layers))];
        var plan = format.Plan(written, PlanContext.Empty);
        ThrowIfTooLarge(plan, workspace);
        var unpacked = layers.Values.ToLookup(static layer => layer.Blob.Digest);
        foreach (var file in plan.Files)
        {
            await WriteAsync(file, unpacked, content, workspace, cancellationToken).ConfigureAwait(false);
        }

        Report(images, written, plan, workspace);
    }

    private static void ThrowIfTooLarge(OutputPlan plan, IOutputWorkspace workspace)
    {
        if (plan.Length > workspace.FreeSpace)
        {
            throw new OutputException(
                $"with uncompressed layers the output has {ByteSize.Format(plan.Length)}, and there is room for "
                + $"{ByteSize.Format(workspace.FreeSpace.Value)}: free some, or name another output (--output)");
        }
    }

    private static async Task WriteAsync(
        PlannedFile file,
        ILookup<Digest, UncompressedLayer> layers,
        IVerifiedContent content,
        IOutputWorkspace workspace,
        CancellationToken cancellationToken)
    {
        var output = workspace.Create(file.Path);
        await using var disposing = output.ConfigureAwait(false);
        foreach (var segment in file.Segments)
        {
            await (segment switch
            {
                FileSegment.Blob blob when layers[blob.Content.Digest].FirstOrDefault() is { } layer =>
                    layer.WriteAsync(output, cancellationToken),
                FileSegment.Blob blob => CopyAsync(blob.Content, content, output, cancellationToken),
                FileSegment.Bytes bytes => output.WriteAsync(bytes.Content, cancellationToken).AsTask(),
                _ => throw new ArgumentOutOfRangeException(nameof(file), "has a segment that is not known here"),
            }).ConfigureAwait(false);
        }
    }

    private static async Task CopyAsync(
        Descriptor blob, IVerifiedContent content, Stream output, CancellationToken cancellationToken)
    {
        var source = await content.OpenAsync(blob, cancellationToken).ConfigureAwait(false);
        await using var disposing = source.ConfigureAwait(false);
        await source.CopyToAsync(output, BufferSize, cancellationToken).ConfigureAwait(false);
    }

    private static void Report(
        IReadOnlyList<ExportImage> images, ExportImage[] written, OutputPlan plan, IOutputWorkspace workspace)
    {
        foreach (var note in plan.Notes)
        {
            workspace.Note(note);
        }

        var pairs = images.Zip(written);
        foreach (var (served, other) in pairs.Where(static pair => pair.First.Root.Digest != pair.Second.Root.Digest))
        {
            workspace.ReportDigest(served.Root.Digest, other.Root.Digest);
            workspace.Note(
                $"{served.Reference.Familiar} is written with uncompressed layers: its image ID stays, its digest is "
                + $"{other.Root.Digest}");
        }
    }
}
