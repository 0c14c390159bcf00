using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli.Options;

/// <summary>Everything that <c>regpull pull</c> takes.</summary>
internal sealed class PullOptions
{
    private readonly OptionGroup[] _groups;
    private readonly Setting _dryRun;

    public PullOptions(CommandLineApplication application, Func<string, string?> environment)
    {
        var output = new OptionGroup("Output", application, environment);
        var registry = new OptionGroup("Registry", application, environment);
        var messages = new OptionGroup("Messages", application, environment);
        _groups = [output, registry, messages];
        Requests = new RequestOptions(application, output, environment);
        LayersFrom = new LayersFromOption(output);
        Lock = new LockOption(output);
        Report = new ReportOption(output);
        _dryRun = output.Flag("--dry-run",
            "Say what would be fetched, from where and how many bytes, and whether there is room for it. No layer is "
            + "fetched, and nothing is written.");
        Layers = new LayerCompressionOption(output);
        Unpacking = new UnpackOptions(output);
        Plugins = new PluginOptions(output, environment);
        Registry = new RegistryOptions(registry, environment, RegistryUse.Pull);
        Cache = new CacheOption(registry,
            "Store verified blobs in this directory, and use those that earlier pulls stored there. Several pulls "
            + "can use it at the same time. regpull cache shows and prunes it. Default: none.",
            canBeOff: true);
        Messages = new MessageOptions(
            messages, "the path of the output",
                "one JSON array with an object for each image: digest, platform, layers, output", isLong: true);
    }

    public RequestOptions Requests { get; }

    /// <summary>Where layers are that a delta leaves out.</summary>
    public LayersFromOption LayersFrom { get; }

    public LockOption Lock { get; }

    public ReportOption Report { get; }

    public bool IsDryRun => _dryRun.IsOn();

    public LayerCompressionOption Layers { get; }

    public UnpackOptions Unpacking { get; }

    public PluginOptions Plugins { get; }

    public RegistryOptions Registry { get; }

    public CacheOption Cache { get; }

    public MessageOptions Messages { get; }

    public IReadOnlyList<OptionGroup> Groups => _groups;
}
