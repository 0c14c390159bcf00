using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Ollama;

/// <summary>Writes a model into a directory that ollama reads as its store, beside the models that it may already
/// hold.</summary>
/// <remarks>
/// The layout is ollama's: <c>manifests/HOST/NAMESPACE/NAME/TAG</c> and <c>blobs/sha256-HEX</c>
/// (https://github.com/ollama/ollama, <c>manifest/paths.go</c>).
/// </remarks>
internal sealed class OllamaExporter : IPlannedExporter
{
    private const string ModelType = "application/vnd.ollama.image.model";

    public string Format => "ollama";

    public string Description => "a model in a store of ollama, a directory that models can be added to: OLLAMA_MODELS";

    public OutputTraits Traits { get; } = new()
    {
        Kind = OutputKind.Directory,
        SeveralImages = true,
        Artifacts = true,
        Marks = ["blobs", "manifests"],
    };

    public OutputPlan Plan(IReadOnlyList<ExportImage> images, PlanContext context)
    {
        var models = images.Select(Require).ToArray();
        var blobs = models.SelectMany(static model => model.Manifest.Layers.Prepend(model.Manifest.Config))
            .DistinctBy(static blob => blob.Digest)
            .Select(blob => new PlannedFile(BlobPath(blob.Digest), [Segment(blob, models)]));

        // The manifests come last: a reader of the store never follows one to a missing blob.
        var manifests = images.Zip(models).SelectMany(static pair => pair.First.Names.Select(name =>
            new PlannedFile(OllamaName.PathOf(name), [new FileSegment.Bytes(pair.Second.Manifest.Bytes)])));
        return new OutputPlan([.. blobs, .. manifests]);
    }

    private static SelectedManifest Require(ExportImage image)
    {
        var name = image.Reference.Familiar;
        if (image.Manifests is not [var model] || !image.Omitted.IsEmpty)
        {
            throw new InvalidRequestException(
                $"{name} cannot be written into a model store: that takes one manifest with all its layers");
        }

        if (!model.Manifest.Layers.Any(static layer => layer.MediaType == ModelType))
        {
            var kind = "a container image";
            if (!model.IsImage)
            {
                kind = ArtifactKind.Describe(model.Manifest);
            }

            throw new InvalidRequestException($"{name} is {kind}, not a model of ollama: it has no layer {ModelType}");
        }

        if (image.Names.IsEmpty)
        {
            throw new InvalidRequestException(
                $"{name} has no tag, and ollama finds models by their tags: name one (--tag)");
        }

        return model;
    }

    private static FileSegment Segment(Descriptor blob, SelectedManifest[] models)
    {
        var known = Array.Find(models, model => model.Config?.Descriptor.Digest == blob.Digest)?.Config;
        if (known is null)
        {
            return new FileSegment.Blob(blob);
        }

        return new FileSegment.Bytes(known.Bytes);
    }

    private static string BlobPath(Digest digest) => $"blobs/{digest.Algorithm}-{digest.Hex}";
}
