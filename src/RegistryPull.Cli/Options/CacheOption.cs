namespace RegistryPull.Cli.Options;

/// <summary>Where verified blobs are kept for later pulls.</summary>
/// <param name="group">Where the option stands.</param>
/// <param name="text">What it means, for the help.</param>
/// <param name="canBeOff">Whether the command goes on without one, though the environment names one.</param>
internal sealed class CacheOption(OptionGroup group, string text, bool canBeOff)
{
    private readonly Setting _directory = group.Value("--cache <DIR>", text);

    private readonly Setting? _none = canBeOff
        ? group.Flag("--no-cache", "Use no cache, even if REGPULL_CACHE names one.")
        : null;

    /// <returns>The directory; null for none.</returns>
    /// <exception cref="InvalidRequestException">There is to be one and none at once, or its name is empty.</exception>
    public string? Read()
    {
        if (_none?.Option.HasValue() is true && _directory.Option.HasValue())
        {
            throw new InvalidRequestException(
                $"{_directory.Source} and {_none.Source} contradict each other: leave one out");
        }

        // What is typed comes before what is in the environment, either way.
        if (_none?.IsOn() is true && !_directory.Option.HasValue())
        {
            return null;
        }

        if (_directory.Path is "")
        {
            throw new InvalidRequestException($"{_directory.Source} is empty: name a directory");
        }

        return _directory.Path;
    }
}
