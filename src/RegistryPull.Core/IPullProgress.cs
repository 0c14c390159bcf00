namespace RegistryPull;

/// <summary>Receives the progress of pulls. Calls come from several threads at once and must return quickly.</summary>
public interface IPullProgress
{
    /// <summary>Reports the blobs of an output. Called once for each output, before the first
    /// <see cref="Started"/>.</summary>
    /// <param name="image">The names of the images.</param>
    /// <param name="blobs">The blobs that the output consists of, each digest once.</param>
    void Planned(string image, IReadOnlyCollection<Descriptor> blobs);

    /// <summary>Reports that work on a blob begins.</summary>
    /// <param name="blob">The blob.</param>
    void Started(Descriptor blob);

    /// <summary>Reports how much of a blob is complete. The position falls when content did not match its
    /// digest.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="position">The number of bytes that are written and hashed.</param>
    /// <param name="received">The number of bytes received from the network since the last call; 0 for bytes that were
    /// present.</param>
    void Advanced(Descriptor blob, long position, int received);

    /// <summary>Reports that a blob is complete and verified.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="origin">Where its bytes came from.</param>
    void Completed(Descriptor blob, BlobOrigin origin);

    /// <summary>Reports that a request waits before its next attempt. Other requests may continue.</summary>
    /// <param name="delay">The time until the next attempt.</param>
    void Waiting(TimeSpan delay);

    /// <summary>Reports a message for the user that is not an error, such as the chosen platform or a warning of the
    /// registry.</summary>
    /// <param name="message">One line.</param>
    void Note(string message);

    /// <summary>Reports that something went as expected, such as an output that is up to date.</summary>
    /// <param name="message">One line.</param>
    void Inform(string message) => Note(message);

    /// <summary>Reports a message for <c>--verbose</c>: a request, a redirect, a retry. Contains no secret.</summary>
    /// <param name="message">One line.</param>
    void Detail(string message);
}
