using System.Net;
using RegistryPull.Registries;
using RegistryPull.Registries.Authentication;
using RegistryPull.Registries.Credentials;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Diagnosing;

/// <summary>Answers the challenge: with a token of the server that the registry names, or with the password itself.</summary>
internal sealed class TokenStep(
    CredentialSearch credentials, TokenClient tokens, CredentialCheck check, RegistryTransport transport, RetryPolicy retry) : IDoctorStep
{
    public async Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        var bearer = patient.Challenges.FirstOrDefault(static challenge => challenge.Scheme == "bearer");
        var method = bearer is null ? "Basic" : $"Bearer from {TokenRealm.Parse(patient.Server, bearer).Authority}";
        var authorization = new RepositoryAuthorization(patient.Image, patient.Server, credentials, tokens) { Repository = patient.IsRegistry ? null : patient.Image.Repository };
        if (!patient.IsRegistry)
        {
            patient.Repository = new RegistryRepository(patient.Image, patient.Server, authorization, transport, retry);
        }

        if (patient.Status == HttpStatusCode.OK)
        {
            return StepResult.Skipped("the registry does not ask for a sign-in here");
        }

        if (patient.IsRegistry && bearer is not null && patient.Credential is null)
        {
            return StepResult.Note($"{method}, anonymous: whether that is enough depends on the image, so name one");
        }

        await authorization.AnswerAsync(patient.Challenges, null, cancellationToken).ConfigureAwait(false);
        await ConfirmAsync(patient, authorization, cancellationToken).ConfigureAwait(false);
        return StepResult.Ok($"{method}, {(patient.Credential is { } found ? $"as {TerminalText.Sanitize(found.Credential.ToString())}" : "anonymous")}");
    }

    // The next step finds out for an image.
    private async Task ConfirmAsync(DoctorContext patient, RepositoryAuthorization authorization, CancellationToken cancellationToken)
    {
        if (!patient.IsRegistry)
        {
            return;
        }

        using (authorization)
        {
            var (status, _) = await check.AskAsync(patient.Server, authorization.Current, cancellationToken).ConfigureAwait(false);
            if (status != HttpStatusCode.OK)
            {
                throw new AccessDeniedException(
                    $"{patient.Server.Address.Authority} refuses {CredentialAdvice.Describe(patient.Credential)}: {authorization.Advice}");
            }
        }
    }
}
