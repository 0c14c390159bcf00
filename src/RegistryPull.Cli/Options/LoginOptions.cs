using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Options;

/// <summary>Who signs in, with what, and where that is stored.</summary>
internal sealed class LoginOptions(OptionGroup group, Func<string, string?> environment)
{
    private readonly Setting _username = group.Value("-u|--username <NAME>", "Who signs in. Default: asked for on the terminal.");

    private readonly Setting _passwordStdin = group.Flag("--password-stdin",
        $"Read the password, or the access token that stands for it, from standard input. Default: {CredentialOptions.PasswordVariable}, else asked for on the terminal, which does not show it.");

    private readonly AuthFileOption _file = new(group, "Store in this docker config.json or containers auth.json. Default: docker's own.");

    /// <summary>The file to store in; null for docker's.</summary>
    public string? File => _file.Read();

    public async Task<RegistryCredential.Password> ReadAsync(ICommandConsole console, CancellationToken cancellationToken)
    {
        var isPiped = _passwordStdin.IsOn();
        var username = _username.Text ?? (isPiped
            ? throw new InvalidRequestException($"{_passwordStdin.Source} needs a user name: add -u NAME or set {_username.Variable}")
            : await AskAsync(console, "User name: ", hidden: false, cancellationToken).ConfigureAwait(false));
        if (username.Length == 0 || username.Contains(':', StringComparison.Ordinal))
        {
            throw new InvalidRequestException(username.Length == 0 ? "the user name is empty" : "a user name has no ':' in it: give the password by itself");
        }

        var password = await ReadPasswordAsync(console, isPiped, username, cancellationToken).ConfigureAwait(false);
        return password.Length > 0 ? new RegistryCredential.Password(username, password) : throw new InvalidRequestException("the password is empty");
    }

    private async Task<string> ReadPasswordAsync(ICommandConsole console, bool isPiped, string username, CancellationToken cancellationToken)
    {
        if (isPiped)
        {
            return await PasswordInput.ReadAsync(console, cancellationToken).ConfigureAwait(false);
        }

        if (environment(CredentialOptions.PasswordVariable) is { Length: > 0 } known)
        {
            return known;
        }

        var prompt = $"Password for {TerminalText.Sanitize(username)}: ";
        return await AskAsync(console, prompt, hidden: true, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> AskAsync(ICommandConsole console, string prompt, bool hidden, CancellationToken cancellationToken)
    {
        if (!console.IsInputTerminal)
        {
            throw new InvalidRequestException(
                $"there is no terminal to ask on: give -u NAME and {(hidden ? "pipe the password in with " : "")}--password-stdin, or set {_username.Variable} and {CredentialOptions.PasswordVariable}");
        }

        return await console.AskAsync(prompt, hidden, cancellationToken).ConfigureAwait(false) ?? throw new InvalidRequestException("nothing was typed");
    }
}
