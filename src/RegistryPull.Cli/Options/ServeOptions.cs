using System.Collections.Immutable;
using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Serving;

namespace RegistryPull.Cli.Options;

/// <summary>Everything that <c>regpull serve</c> takes.</summary>
internal sealed class ServeOptions
{
    private readonly CommandLineApplication _application;
    private readonly CommandArgument _paths;
    private readonly Func<string, string?> _environment;
    private readonly Setting _listen;
    private readonly Setting _certificate;
    private readonly Setting _key;

    public ServeOptions(CommandLineApplication application, Func<string, string?> environment)
    {
        (_application, _environment) = (application, environment);
        _paths = application.Argument("PATH", "", multipleValues: true);
        var server = new OptionGroup("Server", application, environment);
        var messages = new OptionGroup("Messages", application, environment);
        _listen = server.Value("--listen <ADDRESS>",
            "Where to listen, as ADDRESS:PORT: an IP address of this machine and a port. [::1]:5000 is IPv6, "
            + $"0.0.0.0:5000 all addresses. Default: {ListenAddress.Default}, which only this machine can reach.");
        _certificate = server.Value("--tls-cert <FILE>",
            "The certificate of the server: PEM with its issuers, or PKCS#12 (.pfx). Default: plain http.");
        _key = server.Value("--tls-key <FILE>",
            "The key of --tls-cert (PEM), if it is not in the same file; the passphrase of an encrypted one comes from "
            + $"{TlsOptions.PassphraseVariable}.");
        Messages = new MessageOptions(
            messages, "the configuration", "one JSON object: address, images, configuration", isLong: false);
        Groups = [server, messages];
    }

    public IReadOnlyList<OptionGroup> Groups { get; }

    public MessageOptions Messages { get; }

    public ImmutableArray<string> ReadPaths()
    {
        string[] paths = [.. _paths.Values.OfType<string>(), .. _application.RemainingArguments];
        if (paths.Length == 0)
        {
            throw new InvalidRequestException("no archive was named: write for example regpull serve ./stack.tar");
        }

        return [.. paths.Select(path => PathText.Expand(path, _environment, OperatingSystem.IsWindows()))];
    }

    public ListenAddress ReadAddress()
    {
        if (_listen.Text is not { } text)
        {
            return ListenAddress.Default;
        }

        return ListenAddress.TryParse(text) ?? throw new InvalidRequestException(
            $"{_listen.Source} is '{text}': expected an IP address and a port, such as 127.0.0.1:5000");
    }

    /// <returns>The files of the certificate; null for plain http.</returns>
    public ClientCertificate? ReadCertificate()
    {
        if (_certificate.Path is { } certificate)
        {
            return new ClientCertificate(certificate, _key.Path, _environment(TlsOptions.PassphraseVariable));
        }

        if (_key.Text is not null)
        {
            throw new InvalidRequestException($"{_key.Source} needs a certificate: add --tls-cert FILE");
        }

        return null;
    }
}
