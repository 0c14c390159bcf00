using RegistryPull.Authentication;

namespace RegistryPull.Diagnosing;

/// <summary>Whose credential there is for the registry, and where. A pull looks only when the registry asks; what is wrong here would show then.</summary>
internal sealed class CredentialExamination(CredentialSearch credentials) : IExamination
{
    public async Task<Finding> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        patient.Credential = await credentials.LocateAsync(patient.Image, cancellationToken);
        return Finding.Ok(patient.Credential is { } found
            ? $"{Display.Clean(found.Credential.ToString())} ({found.Origin})"
            : $"none for {patient.Image.Registry}: anonymous");
    }
}
