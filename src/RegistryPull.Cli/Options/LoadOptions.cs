using System.Collections.Immutable;
using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli.Options;

/// <summary>Everything that <c>regpull load</c> takes.</summary>
internal sealed class LoadOptions
{
    private readonly CommandLineApplication _application;
    private readonly CommandArgument _images;
    private readonly OptionGroup[] _groups;
    private readonly Setting _engine;
    private readonly PlatformOption _platforms;
    private readonly Setting _tags;

    public LoadOptions(CommandLineApplication application, Func<string, string?> environment)
    {
        _application = application;
        _images = application.Argument("IMAGE", "", multipleValues: true);
        var engine = new OptionGroup("Engine", application, environment);
        var registry = new OptionGroup("Registry", application, environment);
        var messages = new OptionGroup("Messages", application, environment);
        _groups = [engine, registry, messages];
        _engine = engine.Value("--to <ENGINE>",
            "docker, podman, containerd[:NAMESPACE] (k8s.io for Kubernetes), k3s (RKE2 too), wsl:NAME[=DIR] or "
            + "ssh://[USER@]HOST[:PORT][/ENGINE]. Default: the first that is found of docker, podman and containerd.");
        _platforms = new PlatformOption(engine, environment);
        _tags = engine.List("--tag <NAME>",
            "The name to load the image under, instead of its names; may be given several times, for a single image.");
        LayersFrom = new LayersFromOption(engine);
        Layers = new LayerCompressionOption(engine);
        Unpacking = new UnpackOptions(engine);
        Registry = new RegistryOptions(registry, environment, RegistryUse.Pull);
        Cache = new CacheOption(registry,
            "Store verified blobs in this directory, and use those that earlier runs stored there. Default: none.",
            canBeOff: true);
        Messages = new MessageOptions(
            messages,
            "the names of the images",
            "one JSON array with an object for each image: digest, engine, outcome",
            isLong: true);
    }

    /// <summary>Where layers are that a delta leaves out.</summary>
    public LayersFromOption LayersFrom { get; }

    public LayerCompressionOption Layers { get; }

    public UnpackOptions Unpacking { get; }

    public RegistryOptions Registry { get; }

    public CacheOption Cache { get; }

    public MessageOptions Messages { get; }

    public IReadOnlyList<OptionGroup> Groups => _groups;

    /// <summary>Gets the images as typed.</summary>
    public IReadOnlyList<string> Typed => [.. _images.Values.OfType<string>(), .. _application.RemainingArguments];

    /// <summary>Reads the images and the engine. Archives are opened to list their images.</summary>
    /// <exception cref="InvalidRequestException">An option cannot be read.</exception>
    public async Task<LoadRequest> ReadRequestAsync(CancellationToken cancellationToken)
    {
        var engine = ReadEngine();
        var images = await ReadImagesAsync(cancellationToken).ConfigureAwait(false);
        return new LoadRequest
        {
            Images = images,
            Engine = engine,
            Platforms = _platforms.Read(),
            Names = ReadNames(images.Length),
        };
    }

    private EngineTarget? ReadEngine()
    {
        if (_engine.Text is not { } text)
        {
            return null;
        }

        return UsageParsing.Parse(EngineTarget.Parse, text);
    }

    private Task<ImmutableArray<ImageLocator>> ReadImagesAsync(CancellationToken cancellationToken)
    {
        if (Typed.Count == 0)
        {
            throw new InvalidRequestException("no image was named: write for example regpull load nginx:1.27");
        }

        // A distribution of WSL is made of one image.
        var holdsOne = _engine.Text?.StartsWith("wsl:", StringComparison.Ordinal) == true;
        return ImageArguments.FindAsync(Typed, holdsOne, cancellationToken);
    }

    private ImmutableArray<ImageReference> ReadNames(int images)
    {
        ImmutableArray<ImageReference> names =
            [.. _tags.Texts.Select(static name => UsageParsing.Parse(ImageReference.Parse, name))];
        if (names.Length > 0 && images > 1)
        {
            throw new InvalidRequestException(
                $"{_tags.Source} names one image, but {images} were given: load them one by one");
        }

        return names;
    }
}
