using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Options;

/// <summary>
/// The credentials for this run. A password never comes from the command line, where every user of the machine could
/// read it.
/// </summary>
internal sealed class CredentialOptions(OptionGroup group, Func<string, string?> environment)
{
    public const string PasswordVariable = "REGPULL_PASSWORD";
    public const string TokenVariable = "REGPULL_TOKEN";

    private readonly Setting _username = group.Value("-u|--username <NAME>",
        $"The user name. The password comes from --password-stdin or {PasswordVariable}. Default: what regpull, docker "
        + "or podman login stored, else anonymous.");

    private readonly Setting _passwordStdin = group.Flag("--password-stdin",
        "Read the password, or an access token in place of it, from standard input.");

    private readonly Setting _registryToken = group.Value("--registry-token <TOKEN>",
        "A bearer token that the registry accepts, for this run. Other users of the machine can read the command "
        + "line: REGPULL_REGISTRY_TOKEN is safer.");

    private readonly AuthFileOption _authFile = new(group,
        "Read credentials from this file only: a docker config.json or a containers auth.json.");

    /// <summary>The file in which credentials are looked for when none are given; null for the usual places.</summary>
    public string? AuthFile => _authFile.Read();

    /// <summary>Whether a password comes from standard input.</summary>
    public bool ReadsStandardInput => _passwordStdin.IsOn();

    public async Task<RegistryCredential?> ReadAsync(ICommandConsole console, CancellationToken cancellationToken)
    {
        if (_registryToken.Option.HasValue() || _username.Text is not { } username)
        {
            return Token();
        }

        if (username.Contains(':', StringComparison.Ordinal))
        {
            throw new InvalidRequestException(
                $"{_username.Source} takes a name without a password: give the password with --password-stdin or "
                + $"{PasswordVariable}");
        }

        var password = await ReadPasswordAsync(console, cancellationToken).ConfigureAwait(false);
        return new RegistryCredential.Password(username, password);
    }

    private async Task<string> ReadPasswordAsync(ICommandConsole console, CancellationToken cancellationToken)
    {
        if (_passwordStdin.IsOn())
        {
            return await PasswordInput.ReadAsync(console, cancellationToken).ConfigureAwait(false);
        }

        return Secret(PasswordVariable) ?? throw new InvalidRequestException(
            $"{_username.Source} needs a password: pipe it in with --password-stdin, or set {PasswordVariable}");
    }

    private RegistryCredential.BearerToken? Token()
    {
        ThrowIfContradictory();
        if ((_registryToken.Text ?? Secret(TokenVariable)) is { } token)
        {
            return new RegistryCredential.BearerToken(token);
        }

        if (Secret(PasswordVariable) is not null)
        {
            throw new InvalidRequestException(
                $"{PasswordVariable} is set, but no user name: add -u NAME or set {_username.Variable}");
        }

        return null;
    }

    private void ThrowIfContradictory()
    {
        var message = (_registryToken.Option.HasValue(), _username.Option.HasValue(), _passwordStdin.IsOn()) switch
        {
            (true, true, _) => $"{_registryToken.Source} and {_username.Source} are two ways to sign in: leave one out",
            (true, _, true) =>
                $"{_registryToken.Source} and {_passwordStdin.Source} are two ways to sign in: leave one out",
            (_, _, true) => $"{_passwordStdin.Source} needs a user name: add -u NAME or set {_username.Variable}",
            _ when _registryToken.Text is "" => $"{_registryToken.Source} is empty: give a token, or leave it out",
            _ => null,
        };
        if (message is not null)
        {
            throw new InvalidRequestException(message);
        }
    }

    private string? Secret(string variable) => environment(variable) switch
    {
        { Length: > 0 } secret => secret,
        _ => null,
    };
}
