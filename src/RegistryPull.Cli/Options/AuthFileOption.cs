namespace RegistryPull.Cli.Options;

/// <summary>A file of credentials that is named.</summary>
internal sealed class AuthFileOption(OptionGroup group, string text)
{
    private readonly Setting _file = group.Value("--authfile <PATH>", text);

    /// <returns>The file; null for the usual places.</returns>
    public string? Read()
    {
        if (_file.Path is "")
        {
            throw new InvalidRequestException($"{_file.Source} is empty: name a file");
        }

        return _file.Path;
    }
}
