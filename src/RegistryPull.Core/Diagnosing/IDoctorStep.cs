using RegistryPull.Retrying;

namespace RegistryPull.Diagnosing;

/// <summary>Tries one link of the chain.</summary>
internal interface IDoctorStep
{
    /// <summary>Tries it, and tells the later ones through the patient.</summary>
    /// <param name="patient">What is known so far.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="RegistryPullException">It is broken; the message is for the person.</exception>
    /// <exception cref="TransientException">It is broken, perhaps not for long.</exception>
    Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken);
}
