namespace RegistryPull;

/// <summary>A container engine is not there, refused an image, or did not keep it.</summary>
/// <param name="message">One line: which engine, what it answered, and what to do.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class EngineException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);
