using RegistryPull.Exporters;

namespace RegistryPull.Cli.Options;

/// <summary>How much may come out of layers.</summary>
internal sealed class UnpackOptions(OptionGroup group)
{
    private static readonly UnpackLimits Defaults = new();

    private readonly Setting _entries = group.Value("--max-entries <N>",
        "How many files and directories a root file system may have before the pull is refused. Default: "
        + $"{Defaults.MaxEntries}.");

    private readonly Setting _expansion = group.Value("--max-expansion <N>",
        "How many times larger than its layers an unpacked image may be; 1 GiB is always allowed. Default: "
        + $"{Defaults.MaxExpansion}.");

    public UnpackLimits Read() => new()
    {
        MaxEntries = _entries.Number((int)Defaults.MaxEntries, 1, int.MaxValue),
        MaxExpansion = _expansion.Number((int)Defaults.MaxExpansion, 1, int.MaxValue),
    };
}
