using System.Net;
using RegistryPull.Registries.Authentication;
using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>Makes an exception of an answer that refuses what was asked for.</summary>
internal sealed class RepositoryRefusal(
    ImageReference reference, RegistryServer registry, RepositoryAuthorization authorization, BodyLimits limits)
{
    /// <summary>Reads the answer and disposes of it.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="what">What was asked for.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<RegistryPullException> ReadAsync(
        HttpResponseMessage response, string what, CancellationToken cancellationToken)
    {
        var (status, host) = (response.StatusCode, response.RequestMessage?.RequestUri?.Authority);
        var reason = await RegistryError.DescribeAsync(response, limits, cancellationToken).ConfigureAwait(false);
        return status switch
        {
            HttpStatusCode.NotFound =>
                new ImageNotFoundException($"{reference.AsRepository.Familiar} has no {what}: {reason}"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new AccessDeniedException(Deny(host, reason)),
            _ => new RegistryUnavailableException($"{reference.Familiar}: {reason}"),
        };
    }

    private string Deny(string? host, string reason)
    {
        if (host != registry.Address.Authority)
        {
            return $"no access to {reference.AsRepository.Familiar}: {reason}; {registry.Address.Authority} redirects "
                + $"there, and credentials do not follow: pull from {host} if you trust it";
        }

        if (authorization.Credential is { } found)
        {
            return $"no access to {reference.AsRepository.Familiar} for {CredentialAdvice.Describe(found)}: {reason}; "
                + $"it does not exist, or {authorization.Advice}";
        }

        return $"no access to {reference.AsRepository.Familiar}: {reason}; it does not exist, or wants a sign-in: "
            + $"{authorization.Advice}";
    }
}
