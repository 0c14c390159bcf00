using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Options;

/// <summary>The credentials for this run. A secret never comes from the command line, where every user of the machine could read it.</summary>
internal sealed class CredentialOptions(OptionGroup group, Func<string, string?> environment)
{
    public const string PasswordVariable = "REGPULL_PASSWORD";
    public const string TokenVariable = "REGPULL_TOKEN";

    private readonly Setting _username = group.Value("-u|--username <NAME>",
        $"Who signs in. The password comes from --password-stdin or {PasswordVariable}. Default: anonymous.");

    private readonly Setting _passwordStdin = group.Flag("--password-stdin",
        "Read the password, or the access token that stands for it, from standard input.");

    public async Task<RegistryCredential?> ReadAsync(ICommandConsole console, CancellationToken cancellationToken)
    {
        if (_username.Text is not { } username)
        {
            return Token();
        }

        if (username.Contains(':', StringComparison.Ordinal))
        {
            throw new InvalidRequestException($"{_username.Source} takes a name without a password: give the password with --password-stdin or {PasswordVariable}");
        }

        var password = _passwordStdin.IsOn()
            ? await PasswordInput.ReadAsync(console, cancellationToken).ConfigureAwait(false)
            : Secret(PasswordVariable) ?? throw new InvalidRequestException(
                $"{_username.Source} needs a password: pipe it in with --password-stdin, or set {PasswordVariable}");
        return new RegistryCredential.Password(username, password);
    }

    private RegistryCredential.BearerToken? Token()
    {
        if (_passwordStdin.IsOn())
        {
            throw new InvalidRequestException($"{_passwordStdin.Source} needs a user name: add -u NAME or set {_username.Variable}");
        }

        return Secret(TokenVariable) is { } token ? new RegistryCredential.BearerToken(token)
            : Secret(PasswordVariable) is null ? null
            : throw new InvalidRequestException($"{PasswordVariable} is set, but no user name: add -u NAME or set {_username.Variable}");
    }

    private string? Secret(string variable) => environment(variable) is { Length: > 0 } secret ? secret : null;
}
