using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Options;

/// <summary>The user name, the password, and the file to store them in.</summary>
internal sealed class LoginOptions(OptionGroup group, Func<string, string?> environment)
{
    private readonly Setting _username = group.Value("-u|--username <NAME>",
        "The user name. Default: asked for on the terminal.");

    private readonly Setting _passwordStdin = group.Flag("--password-stdin",
        "Read the password, or an access token in place of it, from standard input. Default: "
        + $"{CredentialOptions.PasswordVariable}, else asked for on the terminal, which does not show it.");

    private readonly AuthFileOption _file = new(group,
        "Store in this docker config.json or containers auth.json. Default: docker's own.");

    /// <summary>The file to store in; null for docker's.</summary>
    public string? File => _file.Read();

    public async Task<RegistryCredential.Password> ReadAsync(
        ICommandConsole console, CancellationToken cancellationToken)
    {
        var username = await ReadNameAsync(console, cancellationToken).ConfigureAwait(false);
        if (username.Length == 0)
        {
            throw new InvalidRequestException("the user name is empty");
        }

        if (username.Contains(':', StringComparison.Ordinal))
        {
            throw new InvalidRequestException("a user name has no ':' in it: give the password by itself");
        }

        var password = await ReadPasswordAsync(console, username, cancellationToken).ConfigureAwait(false);
        if (password.Length == 0)
        {
            throw new InvalidRequestException("the password is empty");
        }

        return new RegistryCredential.Password(username, password);
    }

    private async Task<string> ReadNameAsync(ICommandConsole console, CancellationToken cancellationToken)
    {
        if (_username.Text is { } typed)
        {
            return typed;
        }

        if (_passwordStdin.IsOn())
        {
            throw new InvalidRequestException(
                $"{_passwordStdin.Source} needs a user name: add -u NAME or set {_username.Variable}");
        }

        return await AskAsync(console, "User name: ", hidden: false, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> ReadPasswordAsync(
        ICommandConsole console, string username, CancellationToken cancellationToken)
    {
        if (_passwordStdin.IsOn())
        {
            return await PasswordInput.ReadAsync(console, cancellationToken).ConfigureAwait(false);
        }

        var prompt = $"Password for {TerminalText.Sanitize(username)}: ";
        if (environment(CredentialOptions.PasswordVariable) is { Length: > 0 } known)
        {
            return known;
        }

        return await AskAsync(console, prompt, hidden: true, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> AskAsync(
        ICommandConsole console, string prompt, bool hidden, CancellationToken cancellationToken)
    {
        if (!console.IsInputTerminal)
        {
            var way = hidden ? "pipe the password in with " : "";
            throw new InvalidRequestException(
                $"there is no terminal to ask on: give -u NAME and {way}--password-stdin, or set {_username.Variable} "
                + $"and {CredentialOptions.PasswordVariable}");
        }

        return await console.AskAsync(prompt, hidden, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidRequestException("nothing was typed");
    }
}
