namespace RegistryPull.Selecting;

/// <summary>How much the documents of one image may come to. They are all in memory at once, so the registry must not
/// be the one to decide.</summary>
/// <param name="name">The image, for the message.</param>
internal sealed class DocumentBudget(string name)
{
    // Images for twenty platforms, with attestations, come to less than 2 MiB.
    private const long Max = 32 * 1024 * 1024;

    private long _taken;

    /// <summary>Takes what a document is said to have, before it is fetched. May be called from several
    /// threads.</summary>
    /// <exception cref="InvalidContentException">It is too much.</exception>
    public void Take(Descriptor document)
    {
        if (document.Size > Max || Interlocked.Add(ref _taken, document.Size) > Max)
        {
            throw new InvalidContentException($"the indexes, manifests and configurations of {name} come to more than "
                + "32 MiB, which no real image's do");
        }
    }
}
