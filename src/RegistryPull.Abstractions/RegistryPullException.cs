namespace RegistryPull;

/// <summary>The base of everything that can go wrong without being a defect. The message is one line for the person: what failed, where, what to try.</summary>
public abstract class RegistryPullException : Exception
{
    private protected RegistryPullException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
