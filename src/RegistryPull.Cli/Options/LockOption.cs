namespace RegistryPull.Cli.Options;

/// <summary>The file that pins references.</summary>
internal sealed class LockOption(OptionGroup group)
{
    private readonly Setting _file = group.Value("--lock <FILE>",
        "Write to this file what every reference led to. When it exists, or is a transfer file, what it has is pulled "
        + "whatever the tags lead to now, and a note names the tags that have moved; a reference that it lacks is "
        + "added. Default: none.");

    /// <summary>Reads the file; null when none was named.</summary>
    /// <exception cref="RegistryPullException">It cannot be read, or is neither a lock nor a transfer file.</exception>
    public LockFile? Read() => _file.Path switch
    {
        null => null,
        "" => throw new InvalidRequestException($"{_file.Source} is empty: name a file"),
        var path => LockFile.Open(path),
    };
}
