using RegistryPull.Retrying;

namespace RegistryPull.Diagnosing;

/// <summary>Tests one part of the connection to a registry.</summary>
internal interface IDoctorStep
{
    /// <summary>Runs the test, and sets what the later steps need in the context.</summary>
    /// <param name="context">The findings so far.</param>
    /// <param name="cancellationToken">Cancels the test.</param>
    /// <returns>The finding.</returns>
    /// <exception cref="RegistryPullException">The test failed; the message is for the user.</exception>
    /// <exception cref="TransientException">The test failed, perhaps for the moment.</exception>
    Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken);
}
