namespace RegistryPull.Cli.Options;

/// <summary>
/// The TLS options. <c>--ca-file</c> is for every host; the others are for the registries that are named on the command
/// line.
/// </summary>
internal sealed class TlsOptions(OptionGroup group, Func<string, string?> environment)
{
    public const string PassphraseVariable = "REGPULL_KEY_PASSWORD";

    private readonly Setting _plainHttp = group.Flag("--plain-http",
        "Use http instead of https. Registries on this machine do not need it. Default: https, verified.");

    private readonly Setting _insecure = group.Flag("--insecure",
        "Accept any certificate from the registry and from the hosts that it refers to, and follow its redirects to "
        + "http: anyone on the network path can impersonate them.");

    private readonly Setting _caFile = group.Value("--ca-file <PATH>",
        "Certificates (PEM) to trust beside the system's, for every host: registry, token server, blob store, mirror "
        + "and proxy. They do not have to be root certificates.");

    private readonly Setting _certFile = group.Value("--cert-file <PATH>",
        "The client certificate for the registry: PEM with its issuers, or PKCS#12 (.pfx). Default: the one in "
        + "certs.d of docker or podman.");

    private readonly Setting _keyFile = group.Value("--key-file <PATH>",
        "The key of --cert-file (PEM), if it is not in the same file; the passphrase of an encrypted one comes from "
        + $"{PassphraseVariable}.");

    /// <summary>The options with these among them.</summary>
    /// <exception cref="InvalidRequestException">They contradict each other, or a file is missing.</exception>
    public RegistryPullOptions AddTo(RegistryPullOptions options)
    {
        ThrowIfContradictory();
        return options with
        {
            PlainHttp = _plainHttp.IsOn(),
            Insecure = _insecure.IsOn(),
            CaFile = ReadFile(_caFile),
            ClientCertificate = ReadFile(_certFile) switch
            {
                { } certificate => new ClientCertificate(certificate, ReadFile(_keyFile), Passphrase),
                _ => null,
            },
        };
    }

    private string? Passphrase => environment(PassphraseVariable) switch
    {
        { Length: > 0 } passphrase => passphrase,
        _ => null,
    };

    private void ThrowIfContradictory()
    {
        if (_keyFile.Text is not null && _certFile.Text is null)
        {
            throw new InvalidRequestException($"{_keyFile.Source} needs a certificate: add --cert-file PATH");
        }

        Setting? tls = new[] { _insecure, _caFile, _certFile }.FirstOrDefault(
            static setting => setting.Option.HasValue());
        if (tls is not null && _plainHttp.IsOn())
        {
            throw new InvalidRequestException(
                $"{_plainHttp.Source} and {tls.Source} contradict each other: there are no certificates in plain http");
        }

        if (_insecure.IsOn() && _caFile.Option.HasValue())
        {
            throw new InvalidRequestException(
                $"{_insecure.Source} and {_caFile.Source} contradict each other: leave one out");
        }
    }

    private static string? ReadFile(Setting setting)
    {
        if (setting.Path is not { } path)
        {
            return null;
        }

        if (!File.Exists(path))
        {
            throw new InvalidRequestException($"{setting.Source} is '{path}', which is not a file");
        }

        return path;
    }
}
