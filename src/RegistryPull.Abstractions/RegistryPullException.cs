namespace RegistryPull;

/// <summary>The base of everything that can go wrong without being a defect. The message is one line for the person: what failed, where, what to try.</summary>
public abstract class RegistryPullException : Exception
{
    private protected RegistryPullException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The request cannot be understood: a reference, platform, format or combination of options.</summary>
/// <param name="message">One line: what is wrong and what would be right.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class InvalidRequestException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);

/// <summary>The registry has no such image, tag, digest, or platform in it.</summary>
/// <param name="message">One line: what is missing and, where known, what there is.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class ImageNotFoundException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);

/// <summary>The registry refused the credentials, or wants some.</summary>
/// <param name="message">One line: which registry, and how to sign in.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class AccessDeniedException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);

/// <summary>The network or the registry failed, after the retries.</summary>
/// <param name="message">One line: which host, what happened, what to try.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class RegistryUnavailableException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);

/// <summary>Content does not match its digest or size, or is malformed or hostile.</summary>
/// <param name="message">One line: which content, and what is wrong with it.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class InvalidContentException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);

/// <summary>The output cannot be written: it exists, is not writable, is in use, or the disk is full.</summary>
/// <param name="message">One line: which path, and what to do.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class OutputException(string message, Exception? innerException = null)
    : RegistryPullException(message, innerException);
