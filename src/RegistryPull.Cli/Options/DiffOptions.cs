using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli.Options;

/// <summary>Everything that <c>regpull diff</c> takes.</summary>
internal sealed class DiffOptions
{
    private static readonly QueryWords Words = new("OLD", "what differs",
        "one JSON object: images, newLayers, newSize");

    private readonly PlatformOption _platforms;
    private readonly Setting _files;

    public DiffOptions(CommandLineApplication application, Func<string, string?> environment)
    {
        Query = new QueryOptions(application, environment, RegistryUse.Query, Words);
        application.Argument("NEW", "");
        _files = Query.Own.Flag("--files",
            "List the paths that were added, changed or removed in images that moved, with their sizes. All layers "
            + "of these images are read, also from a registry.");
        _platforms = new PlatformOption(Query.Own, environment);
    }

    public QueryOptions Query { get; }

    /// <summary>Reads the two sides.</summary>
    /// <exception cref="InvalidRequestException">There are not two.</exception>
    public CompareRequest Read()
    {
        if (Query.Arguments is not [{ Length: > 0 } old, { Length: > 0 } current])
        {
            throw new InvalidRequestException(
                "diff compares two images or archives: write for example regpull diff ./old.tar ./new.tar");
        }

        return new CompareRequest
        {
            Old = old,
            New = current,
            Files = _files.IsOn(),
            Platforms = _platforms.Read(),
        };
    }
}
