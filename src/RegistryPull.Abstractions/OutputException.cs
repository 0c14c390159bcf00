namespace RegistryPull;

/// <summary>The output cannot be written: it exists, is not writable, is in use, or the disk is full.</summary>
/// <param name="message">One line: which path, and what to do.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class OutputException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);
