using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Reporting;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull inspect</c>: what an image is, without downloading it.</summary>
internal sealed class InspectCommand(CommandContext context) : ICommand
{
    public string Name => "inspect";

    public string Summary => "Show what an image is: platforms, layers, configuration";

    public (HelpPage Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new InspectOptions(application, context.Environment);
        return (QueryHelp.Inspect(options.Query), cancellationToken => RunAsync(options, cancellationToken));
    }

    private Task<int> RunAsync(InspectOptions options, CancellationToken cancellationToken)
    {
        var (image, platform, view) = (options.Query.ReadImage(), options.ReadPlatform(), options.ReadView());
        return new QueryRun(context, options.Query).RunAsync(async (services, _, _) =>
        {
            var inspector = services.Inspector;
            await (view switch
            {
                InspectView.Raw => WriteAsync(await inspector.ReadManifestAsync(image, platform, cancellationToken).ConfigureAwait(false), cancellationToken),
                InspectView.Config => WriteAsync(await inspector.ReadConfigAsync(image, platform, cancellationToken).ConfigureAwait(false), cancellationToken),
                _ => WriteAsync(Describe(view, await inspector.InspectAsync(image, platform, cancellationToken).ConfigureAwait(false)), cancellationToken),
            }).ConfigureAwait(false);
        }, cancellationToken);
    }

    private static string Describe(InspectView view, InspectedImage image) =>
        view == InspectView.Json ? ReportJsonContext.Write(InspectReport.From(image)) + "\n" : InspectText.From(image);

    private Task WriteAsync(string text, CancellationToken cancellationToken) => context.Console.Out.WriteAsync(text.AsMemory(), cancellationToken);

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        TerminalBytes.ThrowIfObeyed(context.Console, bytes.Span);
        var output = context.Console.OpenOutput();
        await output.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
