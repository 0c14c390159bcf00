using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Reporting;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull login</c>: tries a password and stores it where docker would.</summary>
internal sealed class LoginCommand(CommandContext context) : ICommand
{
    private static readonly QueryWords Words = new("REGISTRY", "who signed in where",
        "one JSON object: registry, username, verified, file, helper, keyStore, plainText, identityToken");

    public string Name => "login";

    public string Summary => "Sign in to a registry, and store the credential where docker does";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new QueryOptions(application, context.Environment, RegistryUse.Login, Words);
        var login = new LoginOptions(options.Own, context.Environment);
        return (() => QueryHelp.Login(options), cancellationToken => RunAsync(options, login, cancellationToken));
    }

    private Task<int> RunAsync(QueryOptions options, LoginOptions login, CancellationToken cancellationToken)
    {
        var (registry, file) = (UsageParsing.Parse(RegistryName.Parse, options.ReadArgument("ghcr.io")), login.File);
        return new QueryRun(context, options).RunAsync(async (services, display, messages) =>
        {
            var password = await login.ReadAsync(context.Console, cancellationToken).ConfigureAwait(false);
            var stored = await services.Login.LoginAsync(registry, password, file, cancellationToken)
                .ConfigureAwait(false);
            Warn(stored, display);
            var text = Format(messages, stored);
            await context.Console.Out.WriteLineAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    private static string Format(MessageSettings messages, StoredCredential stored)
    {
        if (messages.Json)
        {
            return ReportJsonContext.Write(LoginReport.From(stored));
        }

        var place = CredentialPlace.Describe(stored.File, stored.Helper, stored.KeyStore);
        return TerminalLine.Sanitize($"{stored.Registry}: signed in as {stored.Username}, stored in {place}");
    }

    private static void Warn(StoredCredential stored, IPullProgress display)
    {
        if (!stored.IsVerified)
        {
            display.Note(
                $"{stored.Registry} allows anonymous access, so the password could not be verified; "
                + "it was stored anyway");
        }

        if (stored.IsPlainText)
        {
            var secret = stored.IsIdentityToken ? "token" : "password";
            display.Note($"the {secret} is stored in plain text in {stored.File}, as docker's is: "
                + "a credential helper keeps it in the system's key store (credsStore in that file)");
        }
    }
}
