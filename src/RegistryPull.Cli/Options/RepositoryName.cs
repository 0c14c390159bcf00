namespace RegistryPull.Cli.Options;

/// <summary>Reads the name of a repository: what stands before tag and digest.</summary>
internal static class RepositoryName
{
    /// <exception cref="InvalidRequestException">It is none, or it has a tag or digest.</exception>
    public static ImageReference Read(string text)
    {
        var image = Typed.Read(ImageReference.Parse, text);
        return Addition(text, image) is { } addition
            ? throw new InvalidRequestException(
                $"'{TerminalText.Sanitize(text)}' has a {addition}, and tags are listed of a whole repository: write {Bare(text.Split('@')[0])}")
            : image;
    }

    // Only the text tells whether :latest was typed or is the default.
    private static string? Addition(string text, ImageReference image)
    {
        if (image.Digest is not null)
        {
            return "digest";
        }

        return text.LastIndexOf(':') > text.LastIndexOf('/') ? "tag" : null;
    }

    private static string Bare(string name) => name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[..colon] : name;
}
