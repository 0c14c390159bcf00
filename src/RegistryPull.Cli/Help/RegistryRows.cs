using System.Collections.Immutable;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>
/// The environment variables for connections and credentials, besides those of the options.
/// </summary>
internal static class RegistryRows
{
    public static ImmutableArray<HelpRow> All =>
    [
        new(CredentialOptions.PasswordVariable, "The password for --username."),
        new(CredentialOptions.TokenVariable, "Another name for REGPULL_REGISTRY_TOKEN."),
        new(TlsOptions.PassphraseVariable, "The passphrase of an encrypted --key-file or --cert-file."),
        new("DOCKER_AUTH_CONFIG", "The content of a docker config.json; read before the file."),
        new("DOCKER_CONFIG", "The directory of docker's config.json. Default: .docker in the home directory."),
        new("REGISTRY_AUTH_FILE",
            "podman's file of credentials, read after docker's. Default: containers/auth.json in XDG_RUNTIME_DIR, "
            + "then in XDG_CONFIG_HOME or .config."),
        new("HTTPS_PROXY, ...",
            "HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in upper or lower case: the proxies, without --proxy."),
        new("CONTAINERS_REGISTRIES_CONF",
            "podman's registries.conf, in place of those of the user and of the machine."),
    ];
}
