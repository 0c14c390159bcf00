namespace RegistryPull;

/// <summary>The request cannot be understood: a reference, platform, format or combination of options.</summary>
/// <param name="message">One line: what is wrong and what would be right.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class InvalidRequestException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);
