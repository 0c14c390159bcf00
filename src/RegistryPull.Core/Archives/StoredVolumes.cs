namespace RegistryPull.Archives;

/// <summary>Several files that are read as one: an archive that was split into volumes.</summary>
internal sealed class StoredVolumes : IStoredContent
{
    private readonly StoredFile[] _volumes;
    private readonly long[] _starts;

    /// <param name="volumes">The volumes in their order; disposed of with this.</param>
    public StoredVolumes(IEnumerable<StoredFile> volumes)
    {
        _volumes = [.. volumes];
        _starts = new long[_volumes.Length];
        for (var i = 0; i < _volumes.Length; i++)
        {
            _starts[i] = Length;
            Length = checked(Length + _volumes[i].Length);
        }
    }

    /// <inheritdoc/>
    public string Source => _volumes[0].Source;

    /// <inheritdoc/>
    public long Length { get; }

    /// <summary>Gets the path that a volume after the last one would have.</summary>
    public string Next => ArchiveVolumes.Volume(Path.ChangeExtension(Source, null), _volumes.Length + 1);

    /// <inheritdoc/>
    public int Read(Span<byte> buffer, long position)
    {
        if (buffer.IsEmpty || position >= Length)
        {
            return 0;
        }

        var index = IndexOf(position);
        var count = _volumes[index].Read(buffer, position - _starts[index]);
        if (count == 0)
        {
            throw new InvalidContentException(
                $"{TerminalText.Sanitize(_volumes[index].Source)} became shorter while it was read");
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_volumes, static volume => volume.Dispose());

    // The last that begins at or before the position: an empty volume has the start of the next one.
    private int IndexOf(long position) => Array.FindLastIndex(_starts, start => start <= position);
}
