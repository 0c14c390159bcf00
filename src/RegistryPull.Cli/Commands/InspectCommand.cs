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

    public string Summary => "Show an image's platforms, layers and configuration";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new InspectOptions(application, context.Environment);
        return (() => QueryHelp.Inspect(options.Query), cancellationToken => RunAsync(options, cancellationToken));
    }

    private Task<int> RunAsync(InspectOptions options, CancellationToken cancellationToken)
    {
        var (find, platform, view) = (options.Query.ReadImage(), options.ReadPlatform(), options.ReadView());
        return new QueryRun(context, options.Query).RunAsync(async (services, _, _) =>
        {
            var image = await find(cancellationToken).ConfigureAwait(false);
            var write = view switch
            {
                InspectView.Raw => WriteManifestAsync(services.Inspector, image, platform, cancellationToken),
                InspectView.Config => WriteConfigAsync(services.Inspector, image, platform, cancellationToken),
                _ => WriteTextAsync(services.Inspector, image, platform, view, cancellationToken),
            };
            await write.ConfigureAwait(false);
        }, cancellationToken);
    }

    private async Task WriteManifestAsync(
        ImageInspector inspector, ImageLocator image, Platform? platform, CancellationToken cancellationToken)
    {
        var bytes = await inspector.ReadManifestAsync(image, platform, cancellationToken).ConfigureAwait(false);
        await WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteConfigAsync(
        ImageInspector inspector, ImageLocator image, Platform? platform, CancellationToken cancellationToken)
    {
        var bytes = await inspector.ReadConfigAsync(image, platform, cancellationToken).ConfigureAwait(false);
        await WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteTextAsync(
        ImageInspector inspector,
        ImageLocator image,
        Platform? platform,
        InspectView view,
        CancellationToken cancellationToken)
    {
        var inspected = await inspector.InspectAsync(image, platform, cancellationToken).ConfigureAwait(false);
        var text = Describe(view, inspected);
        await context.Console.Out.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    private static string Describe(InspectView view, InspectedImage image) => view switch
    {
        InspectView.Json => ReportJsonContext.Write(InspectReport.From(image)) + "\n",
        _ => InspectText.Format(image),
    };

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        TerminalBytes.ThrowIfUnsafe(context.Console, bytes.Span);
        var output = context.Console.OpenOutput();
        await output.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
