using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull load</c>: loads images into an engine.</summary>
internal sealed class LoadCommand(CommandContext context) : ICommand
{
    private const string Format = "docker";

    public string Name => "load";

    public string Summary => "Load images into docker, podman, containerd, k3s or WSL, here or through ssh";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new LoadOptions(application, context.Environment);
        return (() => LoadHelp.Page(options), cancellationToken => RunAsync(options, cancellationToken));
    }

    private async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        context.Errors.Verbose = options.Messages.IsVerbose;
        context.Errors.Resumes = false;
        var messages = options.Messages.Read();
        var request = await new UnreadImages(context, messages.Json)
            .ReportAsync(options.ReadRequestAsync(cancellationToken), options.Typed, LoadReports.Unread)
            .ConfigureAwait(false);
        var exporters = context.Composition.BuiltIn(options.Unpacking.Read(), options.Layers.Read(Format));
        var cache = options.Cache.Read();
        var typed = await options.Registry.ReadAsync(context.Console, cancellationToken).ConfigureAwait(false);
        var registry = typed with { Cache = cache, LayersFrom = options.LayersFrom.Read() };
        CredentialScope.ThrowIfForSeveralRegistries(registry.Credential, request.Images);

        var progress = new CountingProgress(new DisplayChoice(context).Create(messages));
        var services = context.Composition.Create(registry, progress, exporters);
        await using (services.ConfigureAwait(false))
        {
            var results = new LoadResultWriter(context.Console, messages.Json);
            var run = new LoadRun(services, progress, results, context.Errors, context.Time);
            return await run.RunAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }
}
