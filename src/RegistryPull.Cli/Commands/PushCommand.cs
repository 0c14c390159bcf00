using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull push</c>: copies images into a registry.</summary>
internal sealed class PushCommand(CommandContext context) : ICommand
{
    public string Name => "push";

    public string Summary => "Copy images into a registry, with the same digests";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new PushOptions(application, context.Environment);
        return (() => PushHelp.Page(options), cancellationToken => RunAsync(options, cancellationToken));
    }

    private async Task<int> RunAsync(PushOptions options, CancellationToken cancellationToken)
    {
        context.Errors.Verbose = options.Messages.IsVerbose;
        var messages = options.Messages.Read();
        var requests = await new UnreadImages(context, messages.Json)
            .ReportAsync(options.ReadAsync(cancellationToken), options.Typed, PushReport.Unread)
            .ConfigureAwait(false);
        var typed = await options.Registry.ReadAsync(context.Console, cancellationToken).ConfigureAwait(false);

        // What is typed is for the registry that is pushed to: a password must not reach those of the images.
        var registry = typed with
        {
            Registry = requests[0].Target.Registry,
            LayersFrom = options.LayersFrom.Read(),
        };
        var display = new DisplayChoice(context) { Verb = BlobSnapshot.Upload }.Create(messages);
        var progress = new CountingProgress(display);
        var services = context.Composition.Create(registry, progress, []);
        await using (services.ConfigureAwait(false))
        {
            var run = new PushRun(services, progress, new PushWriter(context.Console, messages.Json), context.Errors);
            return await run.RunAsync(requests, cancellationToken).ConfigureAwait(false);
        }
    }
}
