using System.Net;
using RegistryPull.Registries;
using RegistryPull.Registries.Authentication;
using RegistryPull.Registries.Credentials;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Diagnosing;

/// <summary>Answers the challenge: with a token of the server that the registry names, or with the password
/// itself.</summary>
internal sealed class TokenStep(
    CredentialSearch credentials,
    TokenClient tokens,
    CredentialCheck check,
    RegistryTransport transport,
    RetryPolicy retry) : IDoctorStep
{
    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var bearer = context.Challenges.FirstOrDefault(static challenge => challenge.Scheme == "bearer");
        var method = bearer switch
        {
            null => "Basic",
            _ => $"Bearer from {TokenRealm.Parse(context.Server, bearer).Authority}",
        };
        var authorization = Authorize(context);
        if (context.Status == HttpStatusCode.OK)
        {
            return StepResult.Skipped("the registry does not ask for a sign-in here");
        }

        if (context.IsRegistry && bearer is not null && context.Credential is null)
        {
            return StepResult.Note($"{method}, anonymous: whether that is enough depends on the image, so name one");
        }

        await authorization.AnswerAsync(context.Challenges, null, cancellationToken).ConfigureAwait(false);
        await ConfirmAsync(context, authorization, cancellationToken).ConfigureAwait(false);
        var user = context.Credential switch
        {
            { } found => $"as {TerminalText.Sanitize(found.Credential.ToString())}",
            _ => "anonymous",
        };
        return StepResult.Ok($"{method}, {user}");
    }

    // As RegistryAuthenticator does for a pull.
    private RepositoryAuthorization Authorize(DoctorContext context)
    {
        var image = context.Endpoint.Config.Reference;
        var search = credentials;
        if (!context.Endpoint.IsUserSpecified)
        {
            search = credentials.ForMirrors;
        }

        var authorization = new RepositoryAuthorization(image, context.Server, search, tokens)
        {
            Repository = context.IsRegistry ? null : image.Repository,
        };
        if (!context.IsRegistry)
        {
            context.Repository = new RegistryRepository(image, context.Server, authorization, transport, retry);
        }

        return authorization;
    }

    // For an image, the next step finds out.
    private async Task ConfirmAsync(
        DoctorContext context, RepositoryAuthorization authorization, CancellationToken cancellationToken)
    {
        if (!context.IsRegistry)
        {
            return;
        }

        using (authorization)
        {
            var (status, _) = await check.AskAsync(
                context.Server, authorization.Current, cancellationToken).ConfigureAwait(false);
            if (status != HttpStatusCode.OK)
            {
                var refused = CredentialAdvice.Describe(context.Credential);
                throw new AccessDeniedException(
                    $"{context.Server.Address.Authority} refuses {refused}: {authorization.Advice}");
            }
        }
    }
}
