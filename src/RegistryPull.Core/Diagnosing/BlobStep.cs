using RegistryPull.Repositories;

namespace RegistryPull.Diagnosing;

/// <summary>One byte of the image's first blob, by <c>Range</c>, from wherever the registry sends for it.</summary>
internal sealed class BlobStep : IDoctorStep
{
    public async Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        if (patient is not { Repository: { } repository, Blob: { } blob })
        {
            return StepResult.Skipped(patient.IsRegistry ? "a registry alone was named" : "the image has none");
        }

        // The last byte: a server that ignores the end of the part has no more than it to send.
        var offset = Math.Max(0, blob.Size - 1);
        try
        {
            var served = await repository.OpenBlobAsync(blob, new BlobRange(offset), cancellationToken).ConfigureAwait(false);
            await using var closing = served.ConfigureAwait(false);
            await served.Body.ReadAsync(new byte[1]).ConfigureAwait(false);
            var host = served.Body.Source == patient.Server.Address.Authority ? $"{served.Body.Source} itself" : $"{served.Body.Source}, after a redirect";
            return served.Offset == offset
                ? StepResult.Ok($"a byte of {blob.Digest} from {host}")
                : StepResult.Note($"{blob.Digest} from {host}, but whole: where a download breaks off it starts over");
        }
        catch (RangeRefusedException)
        {
            return StepResult.Note($"{blob.Digest} is not served in parts: where a download breaks off it starts over");
        }
    }
}
