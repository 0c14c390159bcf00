using RegistryPull.Registries.Credentials;


namespace RegistryPull.Diagnosing;

/// <summary>Whose credential there is for the registry, and where. A pull looks only when the registry asks; what is wrong here would show then.</summary>
internal sealed class CredentialStep(CredentialSearch credentials) : IDoctorStep
{
    public async Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        patient.Credential = await credentials.FindAsync(patient.Image, cancellationToken).ConfigureAwait(false);
        return StepResult.Ok(patient.Credential is { } found
            ? $"{TerminalText.Sanitize(found.Credential.ToString())} ({found.Origin})"
            : $"none for {patient.Image.Registry}: anonymous");
    }
}
