namespace RegistryPull.Cli.Options;

/// <summary>Reads the name of a repository: what stands before tag and digest.</summary>
internal static class RepositoryName
{
    /// <exception cref="InvalidRequestException">It is none, or it has a tag or digest.</exception>
    public static ImageReference Read(string text)
    {
        // Whether :latest was typed or is the default, only the text can tell.
        var image = UsageParsing.Parse(ImageReference.Parse, text);
        var name = text.Split('@')[0];
        var colon = name.LastIndexOf(':');
        var hasTag = colon > name.LastIndexOf('/');
        if (image.Digest is null && !hasTag)
        {
            return image;
        }

        var (addition, bare) = (image.Digest is null ? "tag" : "digest", hasTag ? name[..colon] : name);
        throw new InvalidRequestException(
            $"'{TerminalText.Sanitize(text)}' has a {addition}, and tags are listed of a whole repository: "
            + $"write {bare}");
    }
}
