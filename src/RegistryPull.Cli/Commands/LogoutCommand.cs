using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Reporting;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull logout</c>: removes what <c>login</c>, ours or docker's, stored.</summary>
internal sealed class LogoutCommand(CommandContext context) : ICommand
{
    private static readonly QueryWords Words = new("REGISTRY", "what was done",
        "one JSON object: registry, existed, file, helper, keyStore");

    public string Name => "logout";

    public string Summary => "Remove a stored credential";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new QueryOptions(application, context.Environment, RegistryUse.Nothing, Words);
        var file = new AuthFileOption(options.Own,
            "Remove it from this docker config.json or containers auth.json. Default: docker's own.");
        return (() => QueryHelp.Logout(options), cancellationToken => RunAsync(options, file, cancellationToken));
    }

    private Task<int> RunAsync(QueryOptions options, AuthFileOption file, CancellationToken cancellationToken)
    {
        var (registry, path) = (UsageParsing.Parse(RegistryName.Parse, options.ReadArgument("ghcr.io")), file.Read());
        return new QueryRun(context, options).RunAsync(async (services, _, messages) =>
        {
            var erased = await services.Login.LogoutAsync(registry, path, cancellationToken).ConfigureAwait(false);
            var text = Format(messages, erased);
            await context.Console.Out.WriteLineAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    private static string Format(MessageSettings messages, ErasedCredential erased)
    {
        if (messages.Json)
        {
            return ReportJsonContext.Write(LogoutReport.From(erased));
        }

        return TerminalLine.Sanitize(Describe(erased));
    }

    private static string Describe(ErasedCredential erased)
    {
        var storage = CredentialPlace.Describe(erased.File, erased.Helper, erased.KeyStore);
        if (erased.Existed)
        {
            return $"{erased.Registry}: the credential was removed from {storage}";
        }

        return $"{erased.Registry}: nothing was stored in {storage}";
    }
}
