using System.Net.Http.Headers;
using RegistryPull.Registries.Credentials;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Authentication;

/// <summary>What is said to one repository to be let in. Many downloads share it: an expired token is renewed once, by whoever notices first.</summary>
internal sealed class RepositoryAuthorization(ImageReference reference, RegistryServer registry, CredentialSearch credentials, TokenClient tokens) : IDisposable
{
    private readonly SemaphoreSlim _renewal = new(1);
    private volatile AuthenticationHeaderValue? _current;
    private RegistryCredential? _credential;
    private bool _searched;

    /// <summary>The repository to be let into; null to sign in to the registry as such.</summary>
    public string? Repository { get; init; } = reference.Repository;

    /// <summary>The header to send now; null for none.</summary>
    public AuthenticationHeaderValue? Current => _current;

    /// <summary>Answers the registry's challenge, so that <see cref="Current"/> is worth another try.</summary>
    /// <param name="challenges">What the registry said.</param>
    /// <param name="refused">The header that it said it to.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="AccessDeniedException">There is no answer to give.</exception>
    public async Task AnswerAsync(IReadOnlyList<Challenge> challenges, AuthenticationHeaderValue? refused, CancellationToken cancellationToken)
    {
        await _renewal.WaitAsync(cancellationToken);
        try
        {
            if (ReferenceEquals(_current, refused))
            {
                _current = await AnswerAsync(challenges, cancellationToken);
            }
        }
        finally
        {
            _renewal.Release();
        }
    }

    public void Dispose() => _renewal.Dispose();

    private string Place => Repository ?? "its images";

    private async Task<AuthenticationHeaderValue> AnswerAsync(IReadOnlyList<Challenge> challenges, CancellationToken cancellationToken)
    {
        var credential = await CredentialAsync(cancellationToken);
        if (credential is RegistryCredential.BearerToken token)
        {
            return TokenClient.Bearer(token.Token)
                ?? throw new AccessDeniedException($"the registry token for {registry.Address.Authority} holds characters that no token has: check for a line break or quotes");
        }

        if (challenges.FirstOrDefault(static challenge => challenge.Scheme == "bearer") is { } bearer)
        {
            return await tokens.FetchAsync(registry, Repository, bearer, credential, cancellationToken);
        }

        if (challenges.All(static challenge => challenge.Scheme != "basic"))
        {
            throw new AccessDeniedException(challenges.Count == 0
                ? $"{registry.Address.Authority} refuses access to {Place} without saying how to sign in"
                : $"{registry.Address.Authority} wants a sign-in that is not known here: {TerminalText.Sanitize(string.Join(", ", challenges.Select(static c => c.Scheme)))}");
        }

        return TokenClient.Basic(credential as RegistryCredential.Password)
            ?? throw new AccessDeniedException($"{registry.Address.Authority} wants a user name and password for {Place}: give -u and --password-stdin, or sign in with regpull login");
    }

    // Not before the registry asks: a public one never does, and a helper program takes its time. Called by one at a time.
    private async ValueTask<RegistryCredential?> CredentialAsync(CancellationToken cancellationToken)
    {
        if (!_searched)
        {
            (_credential, _searched) = (await credentials.FindAsync(reference, cancellationToken), true);
        }

        return _credential;
    }
}
