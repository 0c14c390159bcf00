using System.Net;
using RegistryPull.Registries.Authentication;
using RegistryPull.Repositories;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Uploads;

/// <summary>The requests of uploads into one repository, each sent once.</summary>
/// <remarks>OCI distribution-spec <c>spec.md#push</c>.</remarks>
internal sealed class UploadRequests(
    ImageReference reference,
    RegistryServer registry,
    RepositoryAuthorization authorization,
    RepositoryRequests requests,
    RegistryTransport transport)
{
    // A registry that does not answer is left with the rest of an upload, which it removes by itself.
    private static readonly TimeSpan CancelTime = TimeSpan.FromSeconds(2);

    private readonly PushRefusal _refusal = new(reference, registry, authorization, transport.Limits);
    private readonly UploadAddresses _addresses = new(registry, transport);

    /// <summary>Gets the registry's host and port.</summary>
    public string Host => registry.Address.Authority;

    /// <summary>Asks whether the repository has a blob.</summary>
    /// <exception cref="InvalidContentException">It has another one in its place.</exception>
    public async Task<bool> HasAsync(Digest digest, CancellationToken cancellationToken)
    {
        var uri = RegistryUris.Blob(registry.Address, reference.Repository, digest);
        using var response = await requests.SendAsync(
            new RegistryRequest(uri) { Method = HttpMethod.Head }, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return false;
        }

        ClaimedDigest.ThrowIfOther(response, digest);
        return true;
    }

    /// <summary>Begins an upload.</summary>
    public async Task<UploadSession> BeginAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        var request = Post(RegistryUris.Uploads(registry.Address, reference.Repository));
        var response = await requests.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Accepted)
        {
            throw await _refusal.ReadAsync(response, $"{blob.Digest}", cancellationToken).ConfigureAwait(false);
        }

        return await _addresses.OpenAsync(request, response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Mounts a blob of another repository of the registry.</summary>
    /// <returns>Whether it is there now; else the upload that the registry has begun in its place, or null for
    /// none.</returns>
    public async Task<(bool IsMounted, UploadSession? Session)> MountAsync(
        Digest digest, string from, CancellationToken cancellationToken)
    {
        // A token for both repositories is asked for beside the one for this repository: a server may refuse it.
        using var both = new RepositoryRequests(registry, authorization.ToMountFrom(from), transport);
        var request = Post(RegistryUris.Mount(registry.Address, reference.Repository, digest, from));
        try
        {
            using var response = await both.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.Accepted)
            {
                var session = await _addresses.OpenAsync(request, response, cancellationToken).ConfigureAwait(false);
                return (false, session);
            }

            ClaimedDigest.ThrowIfOther(response, digest);
            return (response.StatusCode == HttpStatusCode.Created, null);
        }
        catch (Exception error) when (error is AccessDeniedException or TransientException)
        {
            // Mounting only saves bytes.
            return (false, null);
        }
    }

    /// <summary>Asks how much of a blob has arrived.</summary>
    /// <returns>The upload as it is; null when the registry does not know it any more, or says what cannot
    /// be.</returns>
    public async Task<UploadSession?> AskAsync(
        UploadSession session, Descriptor blob, CancellationToken cancellationToken)
    {
        using var response = await requests.SendToUploadAsync(
            session.Address with { Method = HttpMethod.Get }, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.NoContent
            || UploadRange.Read(response) is not { } offset
            || offset > blob.Size)
        {
            return null;
        }

        var next = await _addresses.MoveAsync(session, response, cancellationToken).ConfigureAwait(false);
        return next with { Offset = offset };
    }

    /// <summary>Sends a part of a blob that is not the last.</summary>
    public async Task<(UploadAnswer Answer, UploadSession Session)> SendChunkAsync(
        UploadSession session, IUploadContent content, long length, CancellationToken cancellationToken)
    {
        var request = session.Address with { Method = HttpMethod.Patch, Body = Body(session, content, length, true) };
        var response = await requests.SendToUploadAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Accepted)
        {
            return (await JudgeAsync(response, content.Blob, cancellationToken).ConfigureAwait(false), session);
        }

        using (response)
        {
            var next = await _addresses.MoveAsync(session, response, cancellationToken).ConfigureAwait(false);
            var offset = UploadRange.Read(response) ?? session.Offset + length;
            return (UploadAnswer.Accepted, next with { Offset = offset });
        }
    }

    /// <summary>Sends what is left of a blob, and ends the upload.</summary>
    public async Task<UploadAnswer> CommitAsync(
        UploadSession session, IUploadContent content, CancellationToken cancellationToken)
    {
        var blob = content.Blob;
        var body = Body(session, content, blob.Size - session.Offset, session.Offset > 0);
        var request = session.Address with
        {
            Uri = RegistryUris.Commit(session.Address.Uri, blob.Digest),
            Method = HttpMethod.Put,
            Body = body,
            AnswerTime = BodyLimits.StorageTime(blob.Size),
        };
        var response = await requests.SendToUploadAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.NoContent))
        {
            return await JudgeAsync(response, blob, cancellationToken).ConfigureAwait(false);
        }

        using (response)
        {
            ClaimedDigest.ThrowIfOther(response, blob.Digest);
            return UploadAnswer.Committed;
        }
    }

    /// <summary>Has the registry discard an upload. A failure does not matter.</summary>
    public async Task CancelAsync(UploadSession session)
    {
        using var late = new CancellationTokenSource(CancelTime, transport.Limits.Time);
        try
        {
            var request = session.Address with { Method = HttpMethod.Delete };
            (await requests.SendOnceAsync(request, late.Token).ConfigureAwait(false)).Dispose();
        }
        catch (Exception error) when (
            error is TransientException or RegistryPullException or OperationCanceledException)
        {
            // The registry removes it in time.
        }
    }

    /// <inheritdoc cref="PushRefusal.TooLarge"/>
    public RegistryUnavailableException TooLarge(Descriptor blob, long length) => _refusal.TooLarge(blob, length);

    /// <inheritdoc cref="PushRefusal.Explain"/>
    public RegistryUnavailableException Explain(RegistryUnavailableException failure) => _refusal.Explain(failure);

    private static RegistryRequest Post(Uri uri) => new(uri) { Method = HttpMethod.Post };

    private static UploadBody Body(UploadSession session, IUploadContent content, long length, bool isPart)
    {
        var body = new UploadBody(content, session.Offset, length);
        if (isPart && length > 0)
        {
            body.ContentRange = FormattableString.Invariant($"{session.Offset}-{session.Offset + length - 1}");
        }

        return body;
    }

    private async Task<UploadAnswer> JudgeAsync(
        HttpResponseMessage response, Descriptor blob, CancellationToken cancellationToken)
    {
        UploadAnswer? answer = response.StatusCode switch
        {
            HttpStatusCode.RequestEntityTooLarge => UploadAnswer.TooLarge,
            HttpStatusCode.RequestedRangeNotSatisfiable => UploadAnswer.OutOfOrder,
            HttpStatusCode.NotFound => UploadAnswer.Unknown,
            _ => null,
        };
        if (answer is null)
        {
            throw await _refusal.ReadAsync(response, $"{blob.Digest}", cancellationToken).ConfigureAwait(false);
        }

        response.Dispose();
        return answer.Value;
    }
}
