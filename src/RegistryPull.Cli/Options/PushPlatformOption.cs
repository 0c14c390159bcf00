namespace RegistryPull.Cli.Options;

/// <summary>Which platforms of a multi-platform image are pushed.</summary>
/// <remarks><c>DOCKER_DEFAULT_PLATFORM</c> is not read: it says what to run here, and a registry serves
/// others.</remarks>
internal sealed class PushPlatformOption(OptionGroup group)
{
    private const string All = "all";

    private readonly Setting _platforms = group.List("--platform <OS/ARCH[/VARIANT]>",
        "The platform to push of an image that has several; may be given several times. The index then gets another "
        + "digest. Default: all, the whole index with its digest.");

    public PlatformChoice Read()
    {
        var texts = _platforms.Texts;
        if (texts.Contains(All) && texts.Count > 1)
        {
            throw new InvalidRequestException(
                $"{_platforms.Source}: all means every platform, so name no other beside it");
        }

        return texts switch
        {
            [] or [All] => PlatformChoice.All,
            _ => PlatformChoice.From([.. texts.Select(static text => UsageParsing.Parse(Platform.Parse, text))]),
        };
    }
}
