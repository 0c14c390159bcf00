using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;
using RegistryPull.Cli.Serving;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull serve</c>: a registry from archives, until Ctrl+C.</summary>
internal sealed class ServeCommand(CommandContext context) : ICommand
{
    public string Name => "serve";

    public string Summary => "Serve the images of archives as a read-only registry";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new ServeOptions(application, context.Environment);
        return (() => ServeHelp.Page(options), cancellationToken => RunAsync(options, cancellationToken));
    }

    private Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        context.Errors.Verbose = options.Messages.IsVerbose;
        context.Errors.Resumes = false;
        var messages = options.Messages.Read();
        return new JsonFailure(context, messages.Json).ReportAsync(ServeAsync(options, messages, cancellationToken));
    }

    private async Task<int> ServeAsync(
        ServeOptions options, MessageSettings messages, CancellationToken cancellationToken)
    {
        var (paths, address) = (options.ReadPaths(), options.ReadAddress());
        var certificate = options.ReadCertificate() switch
        {
            { } files => ArchiveServer.ReadCertificate(files),
            _ => null,
        };
        var display = new DisplayChoice(context).Create(messages);
        var services = context.Composition.Create(new RegistryPullOptions(), display, []);
        await using (services.ConfigureAwait(false))
        {
            using var registry = await services.Server.OpenAsync(paths, cancellationToken).ConfigureAwait(false);
            var host = await RegistryHost
                .StartAsync(registry, address, certificate, display.Detail, cancellationToken)
                .ConfigureAwait(false);
            await using (host.ConfigureAwait(false))
            {
                var scheme = certificate switch
                {
                    null => Uri.UriSchemeHttp,
                    _ => Uri.UriSchemeHttps,
                };
                var authority = host.Address.Authority(RegistryHost.MachineName);
                var report = ServeReport.Create(new Uri($"{scheme}://{authority}/"), registry);
                await PrintAsync(report, messages).ConfigureAwait(false);
                display.Inform($"serving {registry.Images.Length} images on {report.Address}; Ctrl+C ends it");
                await WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return ExitCode.Done;
    }

    private async Task PrintAsync(ServeReport report, MessageSettings messages)
    {
        var text = messages.Json switch
        {
            true => ReportJsonContext.Write(report),
            _ => string.Join('\n', report.Configuration),
        };
        await context.Console.Out.WriteLineAsync(text.AsMemory(), CancellationToken.None).ConfigureAwait(false);
        await context.Console.Out.FlushAsync().ConfigureAwait(false);
    }

    private static async Task WaitAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ending = cancellationToken.Register(ended.SetResult);
        await ended.Task.ConfigureAwait(false);
    }
}
