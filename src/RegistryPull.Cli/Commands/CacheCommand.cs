using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull cache</c>: what pulls have left for later ones, and <c>prune</c>, which removes it.</summary>
internal sealed class CacheCommand(CommandContext context) : ICommand
{
    // A pull that was interrupted in the evening can still be resumed in the morning.
    private static readonly TimeSpan Stale = TimeSpan.FromHours(24);

    public string Name => "cache";

    public string Summary => "Show or remove cached blobs and unfinished outputs";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new CacheOptions(application, context.Environment);
        return (() => CacheHelp.Page(options), cancellationToken => RunAsync(options, cancellationToken));
    }

    private async Task<int> RunAsync(CacheOptions options, CancellationToken cancellationToken)
    {
        context.Errors.Verbose = options.Messages.IsVerbose;
        context.Errors.Resumes = false;
        var (messages, cache, rule) = (options.Messages.Read(), options.ReadCache(), options.ReadPrune());
        var display = new DisplayChoice(context).Create(messages);
        var services = context.Composition.Create(new RegistryPullOptions { Cache = cache }, display, []);
        await using (services.ConfigureAwait(false))
        {
            if (cache is null)
            {
                display.Inform("there is no cache: --cache DIR or REGPULL_CACHE names one, for regpull pull as well");
            }

            var answer = rule switch
            {
                null => ListAsync(services.Storage, messages.Json, cancellationToken),
                _ => PruneAsync(services.Storage, rule, display, messages.Json, cancellationToken),
            };
            return await new JsonFailure(context, messages.Json).ReportAsync(answer).ConfigureAwait(false);
        }
    }

    private async Task<int> ListAsync(PullStorage storage, bool json, CancellationToken cancellationToken)
    {
        var (cache, partials) = (storage.ReadCache(), storage.ListPartials(cancellationToken));
        await WriteAsync(
            ListLines(json, cache, partials),
            cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static IEnumerable<string> ListLines(bool json, CacheContent? cache, IReadOnlyList<PartialOutput> partials)
    {
        if (json)
        {
            return [ReportJsonContext.Write(CacheReport.From(cache, partials))];
        }

        return CacheText.Lines(cache, partials);
    }

    private async Task<int> PruneAsync(
        PullStorage storage, PruneRule rule, IProgressDisplay display, bool json, CancellationToken cancellationToken)
    {
        // The cache first: a directory that is not a cache ends the command before anything is removed.
        var cache = storage.PruneCache(rule, cancellationToken);
        var partials = storage.PrunePartials(rule.OlderThan ?? Stale, cancellationToken);
        foreach (var partial in partials)
        {
            display.Inform($"removed {partial.Path} ({ByteSize.Format(partial.Size)}, {CacheText.Age(partial)})");
        }

        ErrorReport? error = null;
        if (cache?.Failure is not null)
        {
            error = context.Errors.Report(cache.Failure);
        }

        await WriteAsync(
            PruneLines(json, cache, partials, error),
            cancellationToken).ConfigureAwait(false);
        if (cache?.Failure is { } failure)
        {
            return context.Errors.Write(failure);
        }

        return ExitCode.Done;
    }

    private static IEnumerable<string> PruneLines(
        bool json, PrunedCache? cache, IReadOnlyList<PartialOutput> partials, ErrorReport? error)
    {
        if (json)
        {
            return [ReportJsonContext.Write(PruneReport.From(cache, partials, error))];
        }

        return CacheText.Lines(cache, partials);
    }

    private async Task WriteAsync(IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        foreach (var line in lines)
        {
            await context.Console.Out.WriteLineAsync(line.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }
}
