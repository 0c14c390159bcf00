using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Plugins;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull pull</c>: fetches images and writes them.</summary>
internal sealed class PullCommand(CommandContext context) : ICommand
{
    public string Name => "pull";

    public string Summary => "Fetch images from their registries and write them as files";

    public (HelpPage Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new PullOptions(application, context.Environment);
        return (PullHelp.Page(options), cancellationToken => RunAsync(options, cancellationToken));
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
            // Here, because a password on standard input is still to be read, and nothing has been printed.
            return await managed.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        var exporters = await installed.ForAsync(format, cancellationToken).ConfigureAwait(false);
        var traits = exporters.FirstOrDefault(exporter => exporter.Format == format)?.Traits;
        var holdsOne = traits is { SeveralImages: false };
        var named = await options.Requests
            .ReadAsync(context.Console, messages, holdsOne, cancellationToken)
            .ConfigureAwait(false);
        var requests = OutputPlacement.Place(named, traits?.Kind);
        var cache = options.Cache.Read();
        ThrowIfCacheIsInOutput(cache, requests);
        var typed = await options.Registry.ReadAsync(context.Console, cancellationToken).ConfigureAwait(false);
        var registry = typed with { Cache = cache };
        CredentialScope.ThrowIfForSeveralRegistries(
            registry.Credential, requests.SelectMany(static request => request.Images));

        var progress = new CountingProgress(new DisplayChoice(context).Create(messages));
        var services = context.Composition.Create(registry, progress, exporters);
        await using (services.ConfigureAwait(false))
        {
            var run = new PullRun(
                services, progress, new ResultWriter(context.Console, messages.Json), context.Errors, context.Time);
            return await run.RunAsync(requests, cancellationToken).ConfigureAwait(false);
        }
    }

    // An output gets its name in one step, and then nothing else may be there.
    private static void ThrowIfCacheIsInOutput(string? cache, IEnumerable<PullRequest> requests)
    {
        foreach (var output in requests.Select(static request => request.Output).OfType<string>())
        {
            var relative = cache is null ? ".." : Path.GetRelativePath(output, cache);
            if (!Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..")
            {
                throw new InvalidRequestException(
                    $"the cache {cache} is in the output {output}: name another directory for one of them");
            }
        }
    }
}
