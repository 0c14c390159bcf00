using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>The base of everything that can go wrong without being a defect.</summary>
/// <remarks>
/// The message is one line for the user: what failed, where, what to try. The properties say what it is about, as far
/// as that is known. They are set on the way up, by the code that knows; the first value stays.
/// </remarks>
public abstract class RegistryPullException : Exception
{
    private protected RegistryPullException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Gets or sets the images that could not be had or written; empty when it is about none. The first value
    /// stays.</summary>
    public ImmutableArray<ImageReference> Images
    {
        get;
        set => field = field.IsEmpty ? value : field;
    }

    = [];

    /// <summary>Gets or sets the registry that it is about, <c>host[:port]</c>; null for none. The first value
    /// stays.</summary>
    public string? Registry
    {
        get;
        set => field ??= value;
    }

    /// <summary>Gets or sets the content that it is about; null for none. The first value stays.</summary>
    public Digest? Digest
    {
        get;
        set => field ??= value;
    }

    /// <summary>Gets or sets the HTTP status that a server answered; null when there was no answer. The first value
    /// stays.</summary>
    public int? Status
    {
        get;
        set => field ??= value;
    }
}
