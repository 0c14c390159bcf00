namespace RegistryPull.Cli.Options;

/// <summary>What <c>regpull cache prune</c> removes.</summary>
internal sealed class PruneOptions(OptionGroup group)
{
    private readonly Setting _age = group.Value("--older-than <AGE>",
        "Remove blobs that no pull has used for this time, and unfinished outputs that were not written to for this "
        + "time: 30d, 12h, 45m. Default: every blob, unless --max-size is given; outputs after 24h.");

    private readonly Setting _size = group.Value("--max-size <SIZE>",
        "Remove the blobs that were not used for the longest time, until the rest fits: 20G, 700M; 1G is 1024M.");

    /// <summary>An option of prune that was typed; null when there is none.</summary>
    public string? Typed => Array.Find([_age, _size], static setting => setting.Option.HasValue())?.Source;

    public PruneRule Read() => new() { OlderThan = ReadAge(), MaxSize = ReadSize() };

    private TimeSpan? ReadAge()
    {
        if (_age.Text is { } text)
        {
            return AgeText.Parse(text) ?? throw new InvalidRequestException(
                $"{_age.Source} is '{text}': expected a number of days, hours or minutes, such as 30d, 12h or 45m");
        }

        return null;
    }

    private long? ReadSize()
    {
        if (_size.Text is { } text)
        {
            return ByteCount.Parse(text) ?? throw new InvalidRequestException(
                $"{_size.Source} is '{text}': expected a number of bytes, such as 20G or 700M");
        }

        return null;
    }
}
