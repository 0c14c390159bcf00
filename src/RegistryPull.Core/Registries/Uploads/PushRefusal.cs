using System.Net;
using RegistryPull.Registries.Authentication;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Uploads;

/// <summary>Makes an exception of an answer that refuses a push.</summary>
internal sealed class PushRefusal(
    ImageReference reference, RegistryServer registry, RepositoryAuthorization authorization, BodyLimits limits)
{
    private string Host => registry.Address.Authority;

    private string Repository => reference.AsRepository.Familiar;

    /// <summary>Reads the answer and disposes of it.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="what">What was sent.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<RegistryPullException> ReadAsync(
        HttpResponseMessage response, string what, CancellationToken cancellationToken)
    {
        var (status, host) = (response.StatusCode, response.RequestMessage?.RequestUri?.Authority);
        var error = await RegistryError.ReadAsync(response, limits, cancellationToken).ConfigureAwait(false);
        RegistryPullException refusal = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                new AccessDeniedException(Deny(host, error.Text)),
            HttpStatusCode.NotFound when error.Has("NAME_UNKNOWN") => new ImageNotFoundException(
                $"{Host} has no repository {Repository} and does not create it by a push: {error.Text}"),
            HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented => new RegistryUnavailableException(
                $"{Repository} cannot be pushed to, {Host} may be read-only or a mirror: {error.Text}"),
            HttpStatusCode.InsufficientStorage => new RegistryUnavailableException(
                $"{Repository}: the storage of {Host} is full: {error.Text}"),
            HttpStatusCode.RequestEntityTooLarge => new RegistryUnavailableException(
                $"{Repository}: {what} is too large for {Host}, or for a proxy before it: {error.Text}"),
            _ when error.Has("DIGEST_INVALID") => new InvalidContentException(
                $"{what} arrived changed at {Host}: {error.Text}; a proxy in between may be broken"),
            _ => new RegistryUnavailableException($"{Repository}: {Host} does not take {what}: {error.Text}"),
        };
        refusal.Status = (int)status;
        return refusal;
    }

    /// <summary>Makes an exception of a part of a blob that is refused as too large at any size.</summary>
    public RegistryUnavailableException TooLarge(Descriptor blob, long length) => new(
        $"{Repository}: {Host}, or a proxy before it, refuses {ByteSize.Format(length)} of {blob.Digest} as too large "
        + "(413): its limit for a request must be raised, as nginx's client_max_body_size");

    /// <summary>Explains a failure of the server itself, after the retries.</summary>
    public RegistryUnavailableException Explain(RegistryUnavailableException failure)
    {
        if (failure.Status != 500)
        {
            return failure;
        }

        var message = $"{failure.Message}; the storage of {Host} may be full or not writable";
        return new RegistryUnavailableException(message, failure) { Status = failure.Status };
    }

    private string Deny(string? host, string said)
    {
        if (host != Host)
        {
            return $"no access to push {Repository}: {said}; {Host} sends uploads there, and credentials do not follow";
        }

        return authorization.Credential switch
        {
            { } found =>
                $"{CredentialAdvice.Describe(found)} may not push to {Repository}: {said}; {authorization.Advice}",
            null => $"no access to push to {Repository} without a sign-in: {said}; {authorization.Advice}",
        };
    }
}
