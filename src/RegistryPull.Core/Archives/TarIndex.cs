using RegistryPull.Layers;

namespace RegistryPull.Archives;

/// <summary>The names in a tar and where their content is. Bounded, because a hostile archive could have any
/// number.</summary>
/// <param name="subject">The tar, for messages.</param>
internal sealed class TarIndex(TarSubject subject)
{
    // Ten thousand layers, each with the directory and the three files of docker before 25, are a fifth of that.
    private const int MaxEntries = 200_000;

    private const long MaxCharacters = 32 * 1024 * 1024;

    // docker before 25 writes links to files, never to links.
    private const int MaxLinks = 16;

    private readonly Dictionary<string, ArchiveEntry> _entries = new(StringComparer.Ordinal);
    private long _characters;

    /// <summary>Reads all headers of a tar.</summary>
    /// <param name="blocks">The tar.</param>
    /// <param name="subject">The tar, for messages.</param>
    /// <param name="found">Is called at the content of each file; what it leaves of the content is skipped.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InvalidContentException">The tar is malformed, cut off or hostile.</exception>
    public static async Task<TarIndex> ReadAsync(
        ITarBlocks blocks,
        TarSubject subject,
        Func<ArchiveEntry, TarReader, ValueTask>? found,
        CancellationToken cancellationToken)
    {
        var index = new TarIndex(subject);
        var reader = new TarReader(subject, blocks);
        while (await reader.NextAsync(cancellationToken).ConfigureAwait(false) is { } entry)
        {
            if (index.Add(entry, blocks.Position) is { } name && found is not null)
            {
                await found(index._entries[name], reader).ConfigureAwait(false);
            }
        }

        return index;
    }

    /// <summary>Gets the names of all files and links.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>Finds the file that a name leads to, through links.</summary>
    /// <param name="name">A normal name.</param>
    /// <returns>The file; null when there is none.</returns>
    /// <exception cref="InvalidContentException">The name leads in a circle, out of the archive, or to something that
    /// is not a file.</exception>
    public ArchiveEntry? Find(string name)
    {
        var current = name;
        for (var links = 0; links <= MaxLinks && _entries.TryGetValue(current, out var entry); links++)
        {
            if (entry.Kind == ArchiveEntryKind.File)
            {
                return entry;
            }

            current = entry.Target ?? throw Unusable(name, entry.Kind);
        }

        if (_entries.ContainsKey(current))
        {
            throw subject.Malformed($"has links that lead in a circle: {TerminalText.Sanitize(name)}");
        }

        return null;
    }

    // Returns the name of a file.
    private string? Add(LayerEntry entry, long position)
    {
        var text = entry.Path.ToText();
        var name = ArchivePath.Normalise(text)
            ?? throw subject.Malformed($"has an entry that leads out of it: {entry.Path}");
        if (entry.Kind == EntryKind.Directory)
        {
            return null;
        }

        _characters += name.Length;
        if (_entries.Count == MaxEntries || _characters > MaxCharacters)
        {
            throw subject.Malformed($"has more than {MaxEntries} entries, or too long names, for an archive of images");
        }

        var found = From(entry, name, position);
        if (!_entries.TryAdd(name, found))
        {
            throw subject.Malformed(
                $"has two entries of one name, and programs differ in which they read: {entry.Path}");
        }

        if (found.Kind == ArchiveEntryKind.File)
        {
            return name;
        }

        return null;
    }

    private static ArchiveEntry From(LayerEntry entry, string name, long position) => entry.Kind switch
    {
        EntryKind.File when entry.Sparse is null => new ArchiveEntry(position, entry.Size),
        EntryKind.SymbolicLink => Link(ArchivePath.Follow(name, entry.Target.ToText())),
        EntryKind.HardLink => Link(ArchivePath.Normalise(entry.Target.ToText())),
        _ => new ArchiveEntry(position, 0) { Kind = ArchiveEntryKind.Unusable },
    };

    private static ArchiveEntry Link(string? target) => new() { Kind = ArchiveEntryKind.Link, Target = target };

    private InvalidContentException Unusable(string name, ArchiveEntryKind kind)
    {
        var shown = TerminalText.Sanitize(name);
        return kind switch
        {
            ArchiveEntryKind.Link => subject.Malformed($"has a link that leads out of it: {shown}"),
            _ => subject.Malformed($"has {shown} as a device, a pipe or a file with holes, where a file is needed"),
        };
    }
}
