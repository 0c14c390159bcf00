using System.Net;
using RegistryPull.Registries.Authentication;

namespace RegistryPull.Diagnosing;

/// <summary>Asks whether the server is a registry, and how a client signs in there.</summary>
internal sealed class ApiStep(CredentialCheck check) : IDoctorStep
{
    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        (context.Status, context.Challenges) = await check.AskAsync(
            context.Server, null, cancellationToken).ConfigureAwait(false);
        var answer = FormattableString.Invariant($"{context.Server.Address}v2/ answers {(int)context.Status}");
        return StepResult.Ok(answer + Explain(context));
    }

    private static string Explain(DoctorContext context) => context switch
    {
        { Status: HttpStatusCode.OK } => ": it allows anonymous access",
        { Challenges.Count: 0 } => "",
        _ => $": it wants a sign-in ({ChallengeHeaders.Describe(context.Challenges)})",
    };
}
