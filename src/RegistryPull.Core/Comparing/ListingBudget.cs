namespace RegistryPull.Comparing;

/// <summary>Limits what the entries of a comparison may take in memory.</summary>
internal sealed class ListingBudget
{
    // Two images of a million files each, in which a large distribution fits ten times.
    private const int MaxEntries = 2_000_000;

    private const long MaxCharacters = 256 * 1024 * 1024;

    private int _entries;
    private long _characters;

    /// <summary>Counts an entry, a directory that none describes, or a change.</summary>
    /// <param name="characters">The length of its names.</param>
    /// <exception cref="InvalidContentException">There are too many.</exception>
    public void Take(int characters)
    {
        _entries++;
        _characters += characters;
        if (_entries > MaxEntries || _characters > MaxCharacters)
        {
            throw new InvalidContentException(
                $"the layers have more than {MaxEntries} files, or too long paths, to be compared (--files)");
        }
    }
}
