using RegistryPull.Registries.Credentials;

namespace RegistryPull.Diagnosing;

/// <summary>Shows the credential for the registry, and where it comes from. A pull searches it only when the registry
/// asks.</summary>
internal sealed class CredentialStep(CredentialSearch credentials) : IDoctorStep
{
    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var search = credentials;
        if (context.IsMirror)
        {
            search = credentials.ForMirrors;
        }

        context.Credential = await search.FindAsync(context.Image, cancellationToken).ConfigureAwait(false);
        return StepResult.Ok(context.Credential switch
        {
            { } found => $"{TerminalText.Sanitize(found.Credential.ToString())} ({found.Origin})",
            _ => $"none for {context.Image.Registry}: anonymous",
        });
    }
}
