namespace RegistryPull;

/// <summary>Content does not match its digest or size, or is malformed or hostile.</summary>
/// <param name="message">One line: which content, and what is wrong with it.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class InvalidContentException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);
