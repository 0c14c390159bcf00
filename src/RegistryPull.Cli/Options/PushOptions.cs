using System.Collections.Immutable;
using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli.Options;

/// <summary>Everything that <c>regpull push</c> takes.</summary>
internal sealed class PushOptions
{
    private readonly CommandLineApplication _application;
    private readonly CommandArgument _arguments;
    private readonly PushPlatformOption _platforms;
    private readonly Setting _keepHost;
    private readonly Setting _maps;
    private readonly Setting _tags;
    private readonly Setting _referrers;
    private readonly Setting _dryRun;
    private readonly OptionGroup[] _groups;

    public PushOptions(CommandLineApplication application, Func<string, string?> environment)
    {
        _application = application;
        _arguments = application.Argument("IMAGE", "", multipleValues: true);
        var push = new OptionGroup("Push", application, environment);
        var registry = new OptionGroup("Registry", application, environment);
        var messages = new OptionGroup("Messages", application, environment);
        _groups = [push, registry, messages];
        _platforms = new PushPlatformOption(push);
        _keepHost = push.Flag("--keep-host",
            "Put the registry of the image into its path: PREFIX/docker.io/library/nginx. The colon of a port "
            + "becomes a dash.");
        _maps = push.List("--map <RULE>",
            "FROM=TO replaces the beginning of a name: FROM is a registry, or a registry and the first parts of a "
            + "repository, and TO is its path below PREFIX. May be given several times; the longest FROM is used.");
        _tags = push.List("--tag <NAME>",
            "The name below PREFIX, as REPOSITORY[:TAG], instead of those of the image; may be given several times, "
            + "for a single image.");
        _referrers = push.Flag("--referrers",
            "Push signatures, SBOMs and attestations of the images with them. A registry without a list of referrers "
            + "gets the tag sha256-... in its place.");
        LayersFrom = new LayersFromOption(push);
        _dryRun = push.Flag("--dry-run", "Ask the registry what it has, and send nothing.");
        Registry = new RegistryOptions(registry, environment, RegistryUse.Push);
        Messages = new MessageOptions(messages, "a line for each name, NAME@DIGEST",
            "one JSON array with an object for each name: target, digest, blobs, bytesSent", isLong: true);
    }

    /// <summary>Where layers are that a delta leaves out.</summary>
    public LayersFromOption LayersFrom { get; }

    public RegistryOptions Registry { get; }

    public MessageOptions Messages { get; }

    public IReadOnlyList<OptionGroup> Groups => _groups;

    /// <summary>Gets the images as typed.</summary>
    public IReadOnlyList<string> Typed => [.. Arguments.SkipLast(1)];

    /// <summary>Reads the images and where they go. Archives are opened to list their images.</summary>
    /// <param name="cancellationToken">Cancels the reading of archives.</param>
    /// <returns>A request for each image.</returns>
    /// <exception cref="RegistryPullException">An argument or option cannot be read, or an archive does not have the
    /// image.</exception>
    public async Task<IReadOnlyList<PushRequest>> ReadAsync(CancellationToken cancellationToken)
    {
        var arguments = Arguments;
        if (arguments.Length < 2)
        {
            throw new InvalidRequestException(
                "name the images, then the registry: write for example regpull push nginx:1.27 localhost:5000/mirror");
        }

        ThrowIfPath(arguments[^1]);
        var target = UsageParsing.Parse(PushTarget.Parse, arguments[^1]) with
        {
            KeepsHost = _keepHost.IsOn(),
            Mappings = [.. _maps.Texts.Select(static map => UsageParsing.Parse(PushMapping.Parse, map))],
        };
        var (platforms, referrers) = (_platforms.Read(), _referrers.IsOn());
        var images = await ImageArguments
            .FindAsync(Typed, holdsOne: false, cancellationToken)
            .ConfigureAwait(false);
        var names = ReadNames(images.Length);
        return
        [
            .. images.Select(image => new PushRequest
            {
                Image = image,
                Target = target,
                Platforms = platforms,
                Referrers = referrers,
                Names = names,
                IsDryRun = _dryRun.IsOn(),
            }),
        ];
    }

    private string[] Arguments => [.. _arguments.Values.OfType<string>(), .. _application.RemainingArguments];

    private static void ThrowIfPath(string target)
    {
        if (ImageLocator.IsPath(target))
        {
            throw new InvalidRequestException(
                $"the last argument is the registry to push to, and '{target}' is a file or directory: "
                + "write for example regpull push ./a.tar ./b.tar localhost:5000/mirror");
        }
    }

    private ImmutableArray<string> ReadNames(int images)
    {
        if (_tags.Texts.Count > 0 && images > 1)
        {
            throw new InvalidRequestException(
                $"{_tags.Source} names one image, but {images} were given: push them one by one");
        }

        return [.. _tags.Texts];
    }
}
