using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The help of <c>regpull cache</c>.</summary>
internal static class CacheHelp
{
    public static HelpPage Page(CacheOptions options) => new(
        "regpull cache [prune] [options]",
        "Shows what pulls have kept for later ones: the blobs in the cache, and unfinished outputs, which the next "
        + "run of the same pull goes on with. regpull cache prune removes it: without options the whole cache, and "
        + "outputs that nothing was written to for a day. What a pull is just using is not disturbed, and nothing is "
        + "removed from a directory that is not a cache of regpull's. Exit codes are those of regpull pull.",
        [
            .. options.Groups.Select(OptionRows.Section),
            new HelpSection.Examples("Examples",
            [
                new HelpRow("regpull pull nginx --cache ~/.cache/regpull",
                    "Keep what is pulled, and use what was kept:"),
                new HelpRow("regpull cache --cache ~/.cache/regpull", "How large is it, and what is unfinished:"),
                new HelpRow("regpull cache prune --older-than 30d --max-size 20G",
                    "What was not used for a month goes, and then the oldest of what is above 20 GiB (REGPULL_CACHE "
                    + "is set):"),
            ]),
            OptionRows.Variables(options.Groups, [new HelpRow("XDG_STATE_HOME",
                "Where it is noted which outputs are unfinished, in regpull/partials. Default: .local/state in the "
                + "home directory; LOCALAPPDATA on Windows.")]),
        ]);
}
