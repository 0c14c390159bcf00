using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Plugins;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;
using RegistryPull.Cli.Reports;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull pull</c>: fetches images and writes them.</summary>
internal sealed class PullCommand(CommandContext context) : ICommand
{
    public string Name => "pull";

    public string Summary => "Fetch images from their registries and write them as files";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new PullOptions(application, context.Environment);
        return (() => PullHelp.Page(options), cancellationToken => RunAsync(options, cancellationToken));
    }

    private async Task<int> RunAsync(PullOptions options, CancellationToken cancellationToken)
    {
        context.Errors.Verbose = options.Messages.IsVerbose;
        var messages = options.Messages.Read();
        var format = options.Requests.Format;
        var builtIn = context.Composition.BuiltIn(options.Unpacking.Read(), options.Layers.Read(format));
        var installed = new InstalledExporters(builtIn, options.Plugins.Read());
        if (context.Composition.ManagedBuild is { } managed && installed.IsPlugin(format))
        {
            // Started before standard input is read and anything is printed.
            return await managed.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        var exporters = await installed.ForAsync(format, cancellationToken).ConfigureAwait(false);
        var traits = exporters.FirstOrDefault(exporter => exporter.Format == format)?.Traits;
        var arguments = await ReadAsync(options, messages, traits, cancellationToken).ConfigureAwait(false);
        var progress = new CountingProgress(new DisplayChoice(context).Create(messages));
        var services = context.Composition.Create(arguments.Registry, progress, exporters);
        await using (services.ConfigureAwait(false))
        {
            var results = new ResultWriter(context.Console, messages.Json, context.Errors.Report);
            NoteUnpinned(arguments, progress);
            if (arguments.IsDryRun)
            {
                return await new PlanRun(services, results, context.Errors)
                    .RunAsync(arguments.Requests, cancellationToken)
                    .ConfigureAwait(false);
            }

            var run = new PullRun(services, progress, results, context.Errors, context.Time);
            var code = await run.RunAsync(arguments.Requests, cancellationToken).ConfigureAwait(false);
            arguments.Lock?.Save(run.Pulled);
            Write(arguments.Report, run);
            return code;
        }
    }

    private async Task<PullArguments> ReadAsync(
        PullOptions options, MessageSettings messages, OutputTraits? traits, CancellationToken cancellationToken)
    {
        ThrowIfInputIsTwoThings(options);
        var locked = options.Lock.Read();
        var report = options.Report.Read(context.Environment, context.Time);
        var holdsOne = traits is { SeveralImages: false };
        var named = await new UnreadImages(context, messages.Json).ReportAsync(
            options.Requests.ReadAsync(context.Console, messages, holdsOne, cancellationToken),
            options.Requests.Typed,
            (typed, error) => ImageReports.Unread(typed, options.Requests.Format, error)).ConfigureAwait(false);
        var requests = Pin(OutputPlacement.Place(named, traits?.Kind), locked);
        report?.ValidateOutputs(requests);
        if (!options.IsDryRun)
        {
            report?.ThrowIfUnwritable();
            locked?.ThrowIfUnwritable(Referenced(requests));
        }

        var cache = options.Cache.Read();
        ThrowIfCacheIsInOutput(cache, requests);
        var settings = await options.Registry.ReadAsync(context.Console, cancellationToken).ConfigureAwait(false);
        var registry = settings with { Cache = cache, LayersFrom = options.LayersFrom.Read() };
        CredentialScope.ThrowIfForSeveralRegistries(
            registry.Credential, requests.SelectMany(static request => request.Images));
        return new PullArguments(requests, registry, locked, report, options.IsDryRun);
    }

    private void Write(ReportFile? report, PullRun run)
    {
        if (report is not null && run.HasOutput)
        {
            var reports = new ApprovalReports(context.Errors.Report, context.Composition.Secrets);
            report.Write(reports.Create(run.Outcomes, report.Created));
        }
    }

    private static IReadOnlyList<PullRequest> Pin(IReadOnlyList<PullRequest> requests, LockFile? locked) =>
        locked switch
        {
            null => requests,
            _ => [.. requests.Select(request => request with { Pins = locked.Pins })],
        };

    private static IEnumerable<ImageReference> Referenced(IEnumerable<PullRequest> requests) =>
        from request in requests
        from image in request.Images
        where image.Path is null
        select image.Reference;

    private static void NoteUnpinned(PullArguments arguments, CountingProgress progress)
    {
        if (arguments.Lock is null)
        {
            return;
        }

        foreach (var image in arguments.Requests.SelectMany(static request => request.Images))
        {
            if (WhyUnpinned(image, arguments.Lock) is { } reason)
            {
                progress.Note($"{image} {reason}");
            }
        }
    }

    // A transfer file describes another output, so that nothing is added to it.
    private static string? WhyUnpinned(ImageLocator image, LockFile locked) => image switch
    {
        { Path: not null } => "is not locked: the archive decides what its names mean (--lock)",
        { Reference.Digest: null } when locked.IsTransfer && !locked.Pins.ContainsKey(image.Reference) =>
            "is not in the transfer file that --lock names: its tag decides",
        _ => null,
    };

    private static void ThrowIfInputIsTwoThings(PullOptions options)
    {
        if (options.Requests.ReadsStandardInput && options.Registry.ReadsStandardInput)
        {
            throw new InvalidRequestException(
                "--from - and --password-stdin both want standard input: name a file for one of them");
        }
    }

    // An output gets its name in one step, and then nothing else may be there.
    private static void ThrowIfCacheIsInOutput(string? cache, IEnumerable<PullRequest> requests)
    {
        foreach (var output in requests.Select(static request => request.Output).OfType<string>())
        {
            var relative = cache switch
            {
                null => "..",
                _ => Path.GetRelativePath(output, cache),
            };
            if (!Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..")
            {
                throw new InvalidRequestException(
                    $"the cache {cache} is in the output {output}: name another directory for one of them");
            }
        }
    }
}
