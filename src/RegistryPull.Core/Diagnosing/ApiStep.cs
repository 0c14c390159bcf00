using System.Net;
using RegistryPull.Registries.Authentication;

namespace RegistryPull.Diagnosing;

/// <summary>Finds out whether a registry answers, and how it wants a client to sign in.</summary>
internal sealed class ApiStep(CredentialCheck check) : IDoctorStep
{
    public async Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        (patient.Status, patient.Challenges) = await check.AskAsync(patient.Server, null, cancellationToken).ConfigureAwait(false);
        var answer = FormattableString.Invariant($"{patient.Server.Address}v2/ answers {(int)patient.Status}");
        return StepResult.Ok(answer + Explain(patient));
    }

    private static string Explain(DoctorContext patient) => patient switch
    {
        { Status: HttpStatusCode.OK } => ": it allows anonymous access",
        { Challenges.Count: 0 } => "",
        _ => $": it wants a sign-in ({ChallengeHeaders.Describe(patient.Challenges)})",
    };
}
