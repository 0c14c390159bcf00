namespace RegistryPull.Cli.Options;

/// <summary>The one platform of a multi-platform image that is asked about.</summary>
/// <remarks>
/// <c>DOCKER_DEFAULT_PLATFORM</c> is not read: it says what to run here, and would change the answer to what a name
/// stands for.
/// </remarks>
internal sealed class OnePlatformOption(OptionGroup group, string text)
{
    private readonly Setting _platform = group.Value("--platform <OS/ARCH[/VARIANT]>", text);

    /// <returns>The platform; null when none was named.</returns>
    public Platform? Read() => _platform.Text switch
    {
        { } text => UsageParsing.Parse(Platform.Parse, text),
        _ => null,
    };
}
