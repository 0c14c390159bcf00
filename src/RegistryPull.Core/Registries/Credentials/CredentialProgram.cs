using System.Text.Json;

namespace RegistryPull.Registries.Credentials;

/// <summary>Talks to a credential helper: a separate program that has the secrets in the system's key store.</summary>
/// <remarks>docker/docker-credential-helpers, <c>client/command.go</c> and <c>credentials/error.go</c>.</remarks>
internal sealed class CredentialProgram(
    ProgramPath path, ProgramRun run, MissingHelpers missing, ISystemKeyStore keyStore)
{
    private const string NotFound = "credentials not found in native keychain";

    // Both keep their entries in the Windows Credential Manager.
    private static readonly string[] WindowsHelpers = ["wincred", "desktop"];

    /// <summary>Whether a helper is not installed, and the system's key store does without it.</summary>
    public bool IsReplaced(string name) => keyStore.Name is not null
        && WindowsHelpers.Contains(name)
        && path.Find(ProgramPath.FileName(name, "")) is null;

    /// <summary>Asks for a credential.</summary>
    /// <param name="name">The helper's name in the file.</param>
    /// <param name="origin">The file, for messages.</param>
    /// <param name="serverAddress">The key that it stored the credential under.</param>
    /// <param name="cancellationToken">Cancels the question, and ends the program.</param>
    /// <returns>The credential, or null when it has none or is not installed, which is reported once.</returns>
    /// <exception cref="AccessDeniedException">It failed or did not answer; the message holds no secret.</exception>
    public async ValueTask<RegistryCredential?> GetAsync(
        string name, string origin, string serverAddress, CancellationToken cancellationToken)
    {
        var program = ProgramPath.FileName(name, origin);
        if (path.Find(program) is null)
        {
            if (IsReplaced(name))
            {
                return keyStore.Find(serverAddress);
            }

            missing.Report(program, origin);
            return null;
        }

        var (label, exitCode, output) = await RunAsync(
            name, origin, "get", serverAddress, cancellationToken).ConfigureAwait(false);
        if (output.Trim() == NotFound)
        {
            return null;
        }

        if (exitCode != 0)
        {
            throw new AccessDeniedException(
                $"{label} failed for {serverAddress} with exit code {exitCode}{Reason(output)}");
        }

        return Read(output, label);
    }

    /// <summary>Has a credential stored.</summary>
    /// <exception cref="OutputException">It could not; the message holds no secret.</exception>
    public async Task StoreAsync(
        string name,
        string origin,
        string serverAddress,
        RegistryCredential credential,
        CancellationToken cancellationToken)
    {
        var (username, secret) = StoredSecret.From(credential);
        var question = new ProgramQuestionJson { ServerURL = serverAddress, Username = username, Secret = secret };
        var (label, exitCode, output) = await RunAsync(
            name, origin, "store", JsonSerializer.Serialize(
                question, CredentialJsonContext.Default.ProgramQuestionJson), cancellationToken).ConfigureAwait(false);
        ThrowIfFailed(
            label,
            exitCode,
            output.Replace(secret, "***", StringComparison.Ordinal),
            "did not store the credential for",
            serverAddress);
    }

    /// <summary>Has a credential erased; that there is none is no failure.</summary>
    /// <exception cref="OutputException">It could not.</exception>
    public async Task EraseAsync(string name, string origin, string serverAddress, CancellationToken cancellationToken)
    {
        var (label, exitCode, output) = await RunAsync(
            name, origin, "erase", serverAddress, cancellationToken).ConfigureAwait(false);
        ThrowIfFailed(
            label, output.Trim() == NotFound ? 0 : exitCode, output, "did not erase the credential for", serverAddress);
    }

    private async Task<(string Label, int ExitCode, string Output)> RunAsync(
        string name, string origin, string verb, string input, CancellationToken cancellationToken)
    {
        var program = ProgramPath.FileName(name, origin);
        var label = $"the credential helper {program} (named in {origin})";
        var file = path.Find(program)
            ?? throw new OutputException($"{label} is not on PATH: install it, or name another file with --authfile");
        var (exitCode, output) = await run.RunAsync(file, verb, input, label, cancellationToken).ConfigureAwait(false);
        return (label, exitCode, output);
    }

    private static void ThrowIfFailed(string label, int exitCode, string output, string what, string serverAddress)
    {
        if (exitCode != 0)
        {
            throw new OutputException($"{label} {what} {serverAddress}: exit code {exitCode}{Reason(output)}");
        }
    }

    private static RegistryCredential? Read(string output, string label)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(output, CredentialJsonContext.Default.ProgramAnswerJson);
            return StoredSecret.Read(answer?.Username, answer?.Secret);
        }
        catch (JsonException)
        {
            // Neither the output nor the cause, which quotes it, is kept: there may be a secret in it.
            throw new AccessDeniedException($"{label} answered with something else than JSON");
        }
    }

    // Failures are printed on standard output. What looks like an answer is not repeated: it may hold the secret.
    private static string Reason(string output)
    {
        if (output.Contains('{', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(output))
        {
            return "";
        }

        return $": {TerminalText.Sanitize(output.Trim())}";
    }
}
