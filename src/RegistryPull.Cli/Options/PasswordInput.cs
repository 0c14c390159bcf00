using System.Text;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Options;

/// <summary>
/// Reads a password from standard input, as <c>docker login --password-stdin</c> does: one line-end at its end is not
/// part of it.
/// </summary>
internal static class PasswordInput
{
    private const int MostBytes = 64 * 1024;

    public static async Task<string> ReadAsync(ICommandConsole console, CancellationToken cancellationToken)
    {
        if (console.IsInputTerminal)
        {
            throw new InvalidRequestException(
                "--password-stdin needs the password on standard input, for example -u NAME --password-stdin < FILE");
        }

        var buffer = new byte[MostBytes + 1];
        using var input = console.OpenInput();

        // A read from a pipe cannot be cancelled on every system; then it is left behind.
        var length = await input.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
            .AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (length > MostBytes)
        {
            throw new InvalidRequestException($"the password on standard input is longer than {MostBytes} bytes");
        }

        var password = WithoutLineEnd(WithoutMark(Encoding.UTF8.GetString(buffer, 0, length)));
        if (password.Length == 0)
        {
            throw new InvalidRequestException("the password on standard input is empty");
        }

        return password;
    }

    // Windows PowerShell writes a byte order mark before what it pipes.
    private static string WithoutMark(string text)
    {
        if (text.StartsWith('\uFEFF'))
        {
            return text[1..];
        }

        return text;
    }

    private static string WithoutLineEnd(string text) => text switch
    {
        [.. var line, '\r', '\n'] => line,
        [.. var line, '\n'] => line,
        _ => text,
    };
}
