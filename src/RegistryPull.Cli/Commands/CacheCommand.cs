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

    public string Summary => "Show or remove what pulls have kept for later ones";

    public (HelpPage Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new CacheOptions(application, context.Environment);
        return (CacheHelp.Page(options), cancellationToken => RunAsync(options, cancellationToken));
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

            var answer = rule is null
                ? ListAsync(services.Storage, messages.Json, cancellationToken)
                : PruneAsync(services.Storage, rule, display, messages.Json, cancellationToken);
            return await new JsonFailure(context, messages.Json).ReportAsync(answer).ConfigureAwait(false);
        }
    }

    private async Task<int> ListAsync(PullStorage storage, bool json, CancellationToken cancellationToken)
    {
        var (cache, partials) = (storage.ReadCache(), storage.ListPartials());
        await WriteAsync(
            json ? [ReportJsonContext.Write(CacheReport.From(cache, partials))] : CacheText.Lines(cache, partials),
            cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
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

        var error = cache?.Failure is null ? null : context.Errors.Report(cache.Failure);
        await WriteAsync(
            json
                ? [ReportJsonContext.Write(PruneReport.From(cache, partials, error))]
                : CacheText.Lines(cache, partials),
            cancellationToken).ConfigureAwait(false);
        return cache?.Failure is { } failure ? context.Errors.Write(failure) : ExitCode.Done;
    }

    private async Task WriteAsync(IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        foreach (var line in lines)
        {
            await context.Console.Out.WriteLineAsync(line.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }
}
