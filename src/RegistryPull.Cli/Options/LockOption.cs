namespace RegistryPull.Cli.Options;

/// <summary>The file that pins references.</summary>
internal sealed class LockOption(OptionGroup group)
{
    private readonly Setting _file = group.Value("--lock <FILE>",
        "A file for the digests of all references. Digests that it has are pulled, even if the tags have moved, and "
        + "a note names these tags. Other references are added to it. A transfer file can be used, too, and is not "
        + "changed. Default: none.");

    /// <summary>Reads the file; null when none was named.</summary>
    /// <exception cref="RegistryPullException">It cannot be read, or is neither a lock nor a transfer file.</exception>
    public LockFile? Read() => _file.Path switch
    {
        null => null,
        "" => throw new InvalidRequestException($"{_file.Source} is empty: name a file"),
        var path => LockFile.Open(path),
    };
}
