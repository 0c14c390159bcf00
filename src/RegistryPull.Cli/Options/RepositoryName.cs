namespace RegistryPull.Cli.Options;

/// <summary>Reads the name of a repository: what stands before tag and digest.</summary>
internal static class RepositoryName
{
    /// <exception cref="InvalidRequestException">It is none, or it has a tag or digest.</exception>
    public static ImageReference Read(string text)
    {
        // Whether :latest was typed or is the default, only the text can tell.
        var image = Typed.Read(ImageReference.Parse, text);
        var name = text.Split('@')[0];
        var addition = image.Digest is not null ? "digest"
            : name.LastIndexOf(':') > name.LastIndexOf('/') ? "tag"
            : null;
        return addition is null ? image : throw new InvalidRequestException(
            $"'{TerminalText.Sanitize(text)}' has a {addition}, and tags are listed of a whole repository: write {Bare(name)}");
    }

    private static string Bare(string name) => name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[..colon] : name;
}
