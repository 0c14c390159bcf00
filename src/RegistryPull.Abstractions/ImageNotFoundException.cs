namespace RegistryPull;

/// <summary>The registry has no such image, tag, digest, or platform in it.</summary>
/// <param name="message">One line: what is missing and, where known, what there is.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class ImageNotFoundException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);
