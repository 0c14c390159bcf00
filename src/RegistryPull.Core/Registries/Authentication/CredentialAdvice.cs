using RegistryPull.Registries.Credentials;

namespace RegistryPull.Registries.Authentication;

/// <summary>Names the credential that was refused, and what to try.</summary>
internal static class CredentialAdvice
{
    /// <summary>Describes a refused credential: the user and its origin, or anonymous access.</summary>
    public static string Describe(FoundCredential? found) => found switch
    {
        null => "anonymous access",
        _ => $"{TerminalText.Sanitize(found.Credential.ToString())} ({found.Origin})",
    };

    /// <summary>What to try.</summary>
    /// <param name="registry">The registry as an image's name has it.</param>
    /// <param name="found">What was refused; null for anonymous access.</param>
    /// <param name="isNamed">Whether the options of the command are for this registry, and not for its mirrors.</param>
    public static string Suggest(string registry, FoundCredential? found, bool isNamed) => (found, isNamed) switch
    {
        ({ IsFromOptions: true, Credential: RegistryCredential.BearerToken }, _) => "check the registry token",
        ({ IsFromOptions: true }, _) => "check -u and the password",
        ({ }, true) =>
            $"sign in again with regpull login {registry}, remove it with docker logout {registry}, "
            + "or give -u and --password-stdin",
        ({ }, _) => $"sign in again with regpull login {registry}, or remove it with docker logout {registry}",
        (_, true) => $"give -u and --password-stdin, or sign in with regpull login {registry}",
        _ => $"sign in with regpull login {registry}",
    };
}
