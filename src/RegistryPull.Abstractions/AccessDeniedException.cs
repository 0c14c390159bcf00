namespace RegistryPull;

/// <summary>The registry refused the credentials, or requires some.</summary>
/// <param name="message">One line: which registry, and how to sign in.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class AccessDeniedException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);
