namespace RegistryPull;

/// <summary>The network or the registry failed, after the retries.</summary>
/// <param name="message">One line: which host, what happened, what to try.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class RegistryUnavailableException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);
