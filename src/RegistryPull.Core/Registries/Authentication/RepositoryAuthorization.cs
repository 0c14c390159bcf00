using System.Net.Http.Headers;
using RegistryPull.Registries.Credentials;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Authentication;

/// <summary>The authorization of one repository. Many downloads share it: an expired token is renewed once, by the
/// first that notices.</summary>
internal sealed class RepositoryAuthorization(
    ImageReference reference, RegistryServer registry, CredentialSearch credentials, TokenClient tokens) : IDisposable
{
    private readonly SemaphoreSlim _renewal = new(1);
    private volatile AuthenticationHeaderValue? _current;
    private FoundCredential? _credential;
    private bool _searched;
    private volatile bool _isPrepared;

    /// <summary>The repository to be authorized for; null for the registry as such.</summary>
    public string? Repository { get; init; } = reference.Repository;

    /// <summary>What a token is for: <see cref="TokenScope.Pull"/> or <see cref="TokenScope.Push"/>.</summary>
    public string Actions { get; init; } = TokenScope.Pull;

    /// <summary>The repository that a token is to read as well, to mount blobs from it; null for none.</summary>
    public string? MountFrom { get; private init; }

    /// <summary>Whether a token is asked for with the scope that the challenge names, and not with our own.</summary>
    public bool PrefersOfferedScope { get; private set; }

    /// <summary>Gets what the registry asked for at other repositories.</summary>
    public KnownChallenges Known { get; init; } = new();

    /// <summary>The header to send now; null for none.</summary>
    public AuthenticationHeaderValue? Current => _current;

    /// <summary>The credential in use; null for none, or when the registry did not ask yet.</summary>
    public FoundCredential? Credential => _credential;

    /// <summary>What to try when the registry refuses access.</summary>
    public string Advice =>
        CredentialAdvice.Suggest(
            reference.Registry, _credential, registry.Tls.IsUserSpecified) + credentials.Unavailable;

    /// <summary>Answers the registry's challenge, so that <see cref="Current"/> is worth another try.</summary>
    /// <param name="challenges">The challenges of the registry.</param>
    /// <param name="refused">The authorization header that it refused.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="AccessDeniedException">There is no answer to give.</exception>
    public Task AnswerAsync(
        IReadOnlyList<Challenge> challenges, AuthenticationHeaderValue? refused, CancellationToken cancellationToken) =>
        RenewAsync(challenges, refused, cancellationToken);

    /// <summary>Signs in before the first request, when the registry asked for that at another repository. Saves the
    /// request that would be refused.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_isPrepared || _current is not null || Known.Latest is not { } challenges)
        {
            return;
        }

        try
        {
            await RenewAsync(challenges, refused: null, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryPullException)
        {
            // The registry may serve this repository without a sign-in. Otherwise its challenge follows.
        }

        _isPrepared = true;
    }

    /// <summary>Asks for a token with the scope that the challenge names, after the registry refused the token for our
    /// own.</summary>
    /// <returns>Whether <see cref="Current"/> is worth another try: the challenge names another scope, which was not
    /// tried yet.</returns>
    /// <exception cref="AccessDeniedException">The token server refuses.</exception>
    public async Task<bool> TryOfferedScopeAsync(
        IReadOnlyList<Challenge> challenges, AuthenticationHeaderValue? refused, CancellationToken cancellationToken)
    {
        var isOffered = FindBearer(challenges) is { } bearer
            && TokenScope.FromChallenge(bearer, Actions) is { } scope
            && scope != Scope;
        if (PrefersOfferedScope || !isOffered || _credential?.Credential is RegistryCredential.BearerToken)
        {
            return false;
        }

        PrefersOfferedScope = true;
        await RenewAsync(challenges, refused, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Whether there is a credential for the registry.</summary>
    public async Task<bool> HasCredentialAsync(CancellationToken cancellationToken)
    {
        await _renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await FindCredentialAsync(cancellationToken).ConfigureAwait(false) is not null;
        }
        finally
        {
            _renewal.Release();
        }
    }

    /// <summary>An authorization for a host that the registry redirects to: anonymous, because a credential does not
    /// follow a redirect.</summary>
    public RepositoryAuthorization AnonymousAt(RegistryServer other) =>
        new(reference, other, CredentialSearch.None, tokens) { Repository = Repository, PrefersOfferedScope = true };

    /// <summary>An authorization that reads another repository as well.</summary>
    /// <param name="repository">The repository to mount blobs from.</param>
    public RepositoryAuthorization ToMountFrom(string repository) =>
        new(reference, registry, credentials, tokens)
        {
            Actions = Actions,
            MountFrom = repository,
            _credential = _credential,
            _searched = _searched,
        };

    public void Dispose() => _renewal.Dispose();

    private async Task RenewAsync(
        IReadOnlyList<Challenge> challenges, AuthenticationHeaderValue? refused, CancellationToken cancellationToken)
    {
        await _renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (ReferenceEquals(_current, refused))
            {
                _current = await AuthorizeAsync(challenges, cancellationToken).ConfigureAwait(false);
                Known.Record(challenges);
            }
        }
        finally
        {
            _renewal.Release();
        }
    }

    private async Task<AuthenticationHeaderValue> AuthorizeAsync(
        IReadOnlyList<Challenge> challenges, CancellationToken cancellationToken)
    {
        var found = await FindCredentialAsync(cancellationToken).ConfigureAwait(false);
        if (found?.Credential is RegistryCredential.BearerToken token)
        {
            return TokenClient.Bearer(token.Token) ?? throw new AccessDeniedException(
                $"the registry token for {registry.Address.Authority} holds characters that no token has: "
                + "check for a line break or quotes");
        }

        if (FindBearer(challenges) is { } bearer)
        {
            return await FetchAsync(bearer, found, cancellationToken).ConfigureAwait(false);
        }

        if (challenges.All(static challenge => challenge.Scheme != "basic"))
        {
            throw new AccessDeniedException(challenges.Count switch
            {
                0 => $"{registry.Address.Authority} refuses access to {Target} without saying how to sign in",
                _ => $"{registry.Address.Authority} wants a sign-in that regpull does not know: "
                    + $"{ChallengeHeaders.Describe(challenges)}",
            });
        }

        return TokenClient.Basic(found?.Credential as RegistryCredential.Password)
            ?? throw new AccessDeniedException(
                $"{registry.Address.Authority} wants a user name and password for {Target}: {Advice}");
    }

    private async Task<AuthenticationHeaderValue> FetchAsync(
        Challenge bearer, FoundCredential? found, CancellationToken cancellationToken)
    {
        var (own, offered) = (Scope, TokenScope.FromChallenge(bearer, Actions));
        var first = PrefersOfferedScope ? offered ?? own : own;
        var answer = await tokens.FetchAsync(
            registry, bearer, first, found?.Credential, cancellationToken).ConfigureAwait(false);
        if (answer.Header is null && first == own && own is not null && offered is not null && offered != own)
        {
            // Some registries name a repository differently at their token server.
            var second = await tokens.FetchAsync(
                registry, bearer, offered, found?.Credential, cancellationToken).ConfigureAwait(false);
            (answer, PrefersOfferedScope) = second.Header switch
            {
                null => (answer, false),
                _ => (second, true),
            };
        }

        return answer.Header ?? throw new AccessDeniedException(
            $"{registry.Address.Authority} refuses {CredentialAdvice.Describe(found)} for {Target}: {answer.Refusal}; "
            + $"{Advice}");
    }

    private string? Scope => TokenScope.For(Repository, Actions, MountFrom);

    private string Target => Repository ?? "its images";

    private static Challenge? FindBearer(IReadOnlyList<Challenge> challenges) =>
        challenges.FirstOrDefault(static challenge => challenge.Scheme == "bearer");

    // Looked up only after the registry asks: a public registry never does, and a credential helper takes time. The
    // caller holds the semaphore.
    private async ValueTask<FoundCredential?> FindCredentialAsync(CancellationToken cancellationToken)
    {
        if (!_searched)
        {
            (_credential, _searched) = (
                await credentials.FindAsync(reference, cancellationToken).ConfigureAwait(false), true);
        }

        return _credential;
    }
}
