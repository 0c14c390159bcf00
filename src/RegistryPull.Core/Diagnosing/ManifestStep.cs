using RegistryPull.Repositories;
using RegistryPull.Selecting;

namespace RegistryPull.Diagnosing;

/// <summary>Whether the image is there. Its configuration is a blob, and left to the next step: blobs often come from another host.</summary>
internal sealed class ManifestStep : IDoctorStep
{
    public async Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        if (patient.Repository is not { } repository)
        {
            return StepResult.Skipped("a registry alone was named");
        }

        patient.Head = await repository.HeadManifestAsync(patient.Image.Digest?.ToString() ?? patient.Image.Tag!, cancellationToken).ConfigureAwait(false);
        var survey = await ImageSurvey.ReadAsync(repository, PlatformChoice.Default, cancellationToken).ConfigureAwait(false);
        var manifest = await ReadAsync(repository, survey, cancellationToken).ConfigureAwait(false);
        patient.Blob = manifest is null ? null : manifest.Layers.FirstOrDefault(manifest.Config);
        return StepResult.Ok($"{survey.Root.Digest}{(survey.IsIndex ? FormattableString.Invariant($", an index of {survey.Entries.Length} manifests") : "")}"
            + (patient.Head is null ? "; HEAD is not answered" : ""));
    }

    // Any platform will do here, if there is none for this machine.
    private static async Task<ImageManifest?> ReadAsync(IImageRepository repository, ImageSurvey survey, CancellationToken cancellationToken)
    {
        if (!survey.IsIndex)
        {
            return ImageManifest.Parse(survey.Root, survey.Bytes);
        }

        var entry = PlatformSelection.Suitable(survey.Entries, PlatformSelection.Machine) ?? survey.Entries.FirstOrDefault();
        return entry is null ? null : ImageManifest.Parse(entry, await DocumentReader.ReadEntryAsync(repository, entry, survey.Budget, cancellationToken).ConfigureAwait(false));
    }
}
