using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The help of <c>regpull cache</c>.</summary>
internal static class CacheHelp
{
    public static HelpPage Page(CacheOptions options) => new(
        "regpull cache [prune] [options]",
        "Shows the blobs in the cache, and unfinished outputs, which the next run of the same pull continues. "
        + "regpull cache prune removes them: without options the whole cache, and outputs that were not written to "
        + "for a day. It removes nothing that a running pull uses, and nothing from a directory that is not a cache "
        + "of regpull. Exit codes are those of regpull pull.",
        [
            .. options.Groups.Select(OptionRows.Section),
            new HelpSection.Examples("Examples",
            [
                new HelpRow("regpull pull nginx --cache ~/.cache/regpull",
                    "Pull with a cache:"),
                new HelpRow("regpull cache --cache ~/.cache/regpull", "The size of the cache, and unfinished outputs:"),
                new HelpRow("regpull cache prune --older-than 30d --max-size 20G",
                    "Remove blobs that were not used for 30 days, then the oldest until 20 GiB are left "
                    + "(REGPULL_CACHE is set):"),
            ]),
            OptionRows.Variables(options.Groups, [new HelpRow("XDG_STATE_HOME",
                "The directory for notes about unfinished outputs, in regpull/partials. Default: .local/state in the "
                + "home directory; LOCALAPPDATA on Windows.")]),
        ]);
}
