using RegistryPull.Repositories;

namespace RegistryPull.Diagnosing;

/// <summary>Reads one byte of the first blob of the image, by <c>Range</c>, from wherever the registry
/// redirects.</summary>
internal sealed class BlobStep : IDoctorStep
{
    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        if (context is not { Repository: { } repository, Blob: { } blob })
        {
            return StepResult.Skipped(context.IsRegistry ? "a registry alone was named" : "the image has none");
        }

        // The last byte: a server that ignores the end of the range has only this one to send.
        var offset = Math.Max(0, blob.Size - 1);
        try
        {
            var served = await repository.OpenBlobAsync(
                blob, new BlobRange(offset), cancellationToken).ConfigureAwait(false);
            await using var closing = served.ConfigureAwait(false);
            await served.Body.ReadAsync(new byte[1]).ConfigureAwait(false);
            var isOwn = served.Body.Source == context.Server.Address.Authority;
            var host = Server(served, isOwn);
            if (served.Offset == offset)
            {
                return StepResult.Ok($"a byte of {blob.Digest} from {host}");
            }

            return StepResult.Note($"{host} sends {blob.Digest} from the start: a broken download starts again");
        }
        catch (RangeRefusedException)
        {
            return StepResult.Note($"{blob.Digest} is not served in parts: a broken download starts again");
        }
    }

    private static string Server(ServedBlob served, bool isOwn)
    {
        if (isOwn)
        {
            return $"{served.Body.Source} itself";
        }

        return $"{served.Body.Source}, after a redirect";
    }
}
