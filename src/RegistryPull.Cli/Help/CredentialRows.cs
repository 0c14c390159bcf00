using System.Collections.Immutable;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The environment variables that credentials come from, besides the options' own.</summary>
internal static class CredentialRows
{
    public static ImmutableArray<HelpRow> All =>
    [
        new(CredentialOptions.PasswordVariable, "The password for --username."),
        new(CredentialOptions.TokenVariable, "Another name for REGPULL_REGISTRY_TOKEN."),
        new(TlsOptions.PassphraseVariable, "The passphrase of an encrypted --key-file or --cert-file."),
        new("DOCKER_AUTH_CONFIG", "The content of a docker config.json; asked before the file."),
        new("DOCKER_CONFIG", "The directory of docker's config.json. Default: .docker in the home directory."),
        new("REGISTRY_AUTH_FILE", "podman's file of credentials, asked after docker's. Default: containers/auth.json in XDG_RUNTIME_DIR, then in XDG_CONFIG_HOME or .config."),
    ];
}
