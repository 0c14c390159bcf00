using RegistryPull.Repositories;
using RegistryPull.Selecting;

namespace RegistryPull.Diagnosing;

/// <summary>Reads the manifest of the image. Its configuration is a blob and left to the next step, because blobs often
/// come from another host.</summary>
internal sealed class ManifestStep : IDoctorStep
{
    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        if (context.Repository is not { } repository)
        {
            return StepResult.Skipped("a registry alone was named");
        }

        var tagOrDigest = context.Image.Digest?.ToString() ?? context.Image.Tag!;
        context.Head = await repository.HeadManifestAsync(tagOrDigest, cancellationToken).ConfigureAwait(false);
        var survey = await ImageSurvey.ReadAsync(
            repository, PlatformChoice.Default, cancellationToken).ConfigureAwait(false);
        var manifest = await ReadAsync(repository, survey, cancellationToken).ConfigureAwait(false);
        context.Blob = manifest?.Layers.FirstOrDefault(manifest.Config);
        var entries = "";
        if (survey.IsIndex)
        {
            entries = FormattableString.Invariant($", an index of {survey.Entries.Length} manifests");
        }

        var head = context.Head switch
        {
            null => "; HEAD is not answered",
            _ => "",
        };
        return StepResult.Ok($"{survey.Root.Digest}{entries}{head}");
    }

    // Any platform will do here, if there is none for this machine.
    private static async Task<ImageManifest?> ReadAsync(
        IImageRepository repository, ImageSurvey survey, CancellationToken cancellationToken)
    {
        if (!survey.IsIndex)
        {
            return ImageManifest.Parse(survey.Root, survey.Bytes);
        }

        var entry = PlatformSelection.Suitable(survey.Entries, PlatformSelection.Machine)
            ?? survey.Entries.FirstOrDefault();
        if (entry is null)
        {
            return null;
        }

        var bytes = await DocumentReader.ReadEntryAsync(
            repository, entry, survey.Budget, cancellationToken).ConfigureAwait(false);
        return ImageManifest.Parse(entry, bytes);
    }
}
