using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull digest</c>: the digest of an image, in one line.</summary>
internal sealed class DigestCommand(CommandContext context) : ICommand
{
    private static readonly QueryWords Words = new("IMAGE", "the digest",
        "one JSON object: reference, registry, repository, tag, digest, platform");

    public string Name => "digest";

    public string Summary => "Print the digest of an image";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new QueryOptions(application, context.Environment, RegistryUse.Query, Words);
        var platform = new OnePlatformOption(options.Own,
            "Print the digest of this platform's manifest. Default: the digest of the name, which is that of the index "
            + "when there are several platforms.");
        return (() => QueryHelp.Digest(options), cancellationToken => RunAsync(options, platform, cancellationToken));
    }

    private Task<int> RunAsync(QueryOptions options, OnePlatformOption platform, CancellationToken cancellationToken)
    {
        var (find, wanted) = (options.ReadImage(), platform.Read());
        return new QueryRun(context, options).RunAsync(async (services, _, messages) =>
        {
            var image = await find(cancellationToken).ConfigureAwait(false);
            var inspector = services.Inspector;
            var digest = await inspector.ResolveDigestAsync(image, wanted, cancellationToken).ConfigureAwait(false);
            var text = Format(image.Reference, wanted, messages, digest);
            await context.Console.Out.WriteLineAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    private static string Format(ImageReference image, Platform? wanted, MessageSettings messages, Digest digest)
    {
        if (messages.Json)
        {
            return ReportJsonContext.Write(DigestReport.From(image, digest, wanted));
        }

        return $"{digest}";
    }
}
