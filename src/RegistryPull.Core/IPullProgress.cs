namespace RegistryPull;

/// <summary>What a pull tells while it runs. Calls come from several threads at once and must return quickly.</summary>
public interface IPullProgress
{
    /// <summary>The blobs of the output are known. Called once an output, before the first <see cref="Started"/>.</summary>
    /// <param name="image">The images, as people name them.</param>
    /// <param name="blobs">The blobs that the output needs, each once.</param>
    void Planned(string image, IReadOnlyCollection<Descriptor> blobs);

    /// <summary>Work on a blob begins.</summary>
    /// <param name="blob">The blob.</param>
    void Started(Descriptor blob);

    /// <summary>A blob has got further, or back after a mismatch.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="position">How many of its bytes are in place and hashed.</param>
    /// <param name="received">How many bytes the network delivered since the last call; 0 for bytes that were there.</param>
    void Advanced(Descriptor blob, long position, int received);

    /// <summary>A blob is complete and verified.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="origin">Where its bytes came from.</param>
    void Completed(Descriptor blob, BlobOrigin origin);

    /// <summary>A request waits before it is made again, because it failed or the registry said so; others may go on meanwhile.</summary>
    /// <param name="delay">How long.</param>
    void Waiting(TimeSpan delay);

    /// <summary>Something that a person should know, but not an error: the platform that was chosen, a wait for the registry, a warning that the registry sends.</summary>
    /// <param name="message">One line.</param>
    void Note(string message);

    /// <summary>Something for <c>--verbose</c> only: a request, a redirect, a retry. Never holds a secret.</summary>
    /// <param name="message">One line.</param>
    void Detail(string message);
}
