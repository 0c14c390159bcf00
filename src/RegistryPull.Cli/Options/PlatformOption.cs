namespace RegistryPull.Cli.Options;

/// <summary>Which platforms of a multi-platform image are taken.</summary>
internal sealed class PlatformOption(OptionGroup group, Func<string, string?> environment)
{
    // What docker users have set already; ours is asked first.
    private const string DockerVariable = "DOCKER_DEFAULT_PLATFORM";
    private const string All = "all";

    private readonly Setting _platforms = group.List("--platform <OS/ARCH[/VARIANT]>",
        "The platform to take of an image that has several, such as linux/arm64; may be given several times for the "
        + "OCI formats; all keeps the whole index. Default: linux on this machine's processor, then linux/amd64, then "
        + "windows/amd64.");

    public PlatformChoice Read()
    {
        var texts = _platforms.Texts;
        if (texts.Count == 0 && environment(DockerVariable) is { Length: > 0 } usual)
        {
            texts = [usual];
        }

        return texts switch
        {
            [] => PlatformChoice.Default,
            [All] => PlatformChoice.All,
            _ when texts.Contains(All) => throw new InvalidRequestException(
                $"{_platforms.Source}: all means every platform, so name no other beside it"),
            _ => PlatformChoice.From([.. texts.Select(static text => UsageParsing.Parse(Platform.Parse, text))]),
        };
    }
}
