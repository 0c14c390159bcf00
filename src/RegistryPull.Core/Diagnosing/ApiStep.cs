using System.Net;
using RegistryPull.Registries.Authentication;

namespace RegistryPull.Diagnosing;

/// <summary>Whether what answers is a registry, and what it wants to hear.</summary>
internal sealed class ApiStep(CredentialCheck check) : IDoctorStep
{
    public async Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        (patient.Status, patient.Challenges) = await check.AskAsync(patient.Server, null, cancellationToken);
        var wanted = TerminalText.Sanitize(string.Join(", ", patient.Challenges.Select(static challenge => challenge.Scheme)));
        return StepResult.Ok(FormattableString.Invariant($"{patient.Server.Address}v2/ answers {(int)patient.Status}")
            + (patient.Status == HttpStatusCode.OK ? ": it lets everybody in" : wanted.Length == 0 ? "" : $": it wants a sign-in ({wanted})"));
    }
}
