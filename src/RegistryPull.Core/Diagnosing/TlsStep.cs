using System.Security.Authentication;
using RegistryPull.Registries;
using RegistryPull.Retrying;
using RegistryPull.Transport;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Diagnosing;

/// <summary>Checks the certificate of the registry with the first request of a pull, and compares the two
/// clocks.</summary>
internal sealed class TlsStep(
    RegistryAuthenticator authenticator,
    RegistryTransport transport,
    TrustPolicy trust,
    TimeProvider time) : IDoctorStep
{
    // Tokens and certificates are valid for minutes at least.
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        // Only a new connection shows a certificate, so the choice between two addresses comes after it.
        var first = context.Endpoint.At(context.Endpoint.Config.Addresses[0]);
        Answer? answer = null;
        if (IsSecure(first))
        {
            answer = await SendAsync(first, cancellationToken).ConfigureAwait(false);
        }

        context.Server = await authenticator.ChooseAsync(context.Endpoint, cancellationToken).ConfigureAwait(false);
        if (!IsSecure(context.Server))
        {
            return StepResult.Skipped($"{context.Server.Address.Authority} is reached by plain http, without TLS");
        }

        answer ??= await SendAsync(context.Server, cancellationToken).ConfigureAwait(false);
        if (answer is { Handshake: null, Failure: { } failure })
        {
            throw failure;
        }

        return Describe(context.Server, answer);
    }

    private static bool IsSecure(RegistryServer server) => server.Address.Scheme == Uri.UriSchemeHttps;

    // A failure after the handshake is left to the next step.
    private async Task<Answer> SendAsync(RegistryServer server, CancellationToken cancellationToken)
    {
        var note = new HandshakeNote();
        try
        {
            var request = server.Adapt(new RegistryRequest(RegistryUris.Api(server.Address))) with { Handshake = note };
            using var response = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return new Answer(note.Seen, response.Headers.Date - time.GetUtcNow(), null);
        }
        catch (Exception error) when (error is RegistryUnavailableException or TransientException)
        {
            return new Answer(note.Seen, null, error);
        }
    }

    private StepResult Describe(RegistryServer server, Answer answer)
    {
        var insecure = trust.For(server.Address, server.Tls).InsecureOrigin;
        var verified = insecure switch
        {
            null => "trusted",
            _ => $"not verified ({insecure})",
        };
        var detail = $"{Describe(answer.Handshake)}, {verified}";
        if (answer.Skew is { } skew && skew.Duration() > MaxSkew)
        {
            var side = skew > TimeSpan.Zero ? "behind" : "ahead of";
            var minutes = FormattableString.Invariant($"{skew.Duration().TotalMinutes:0} minutes");
            return StepResult.Note($"{detail}; the clock of this machine is {minutes} {side} the registry's");
        }

        if (insecure is null)
        {
            return StepResult.Ok(detail);
        }

        return StepResult.Note(detail);
    }

    private static string Describe(Handshake? seen)
    {
        if (seen is null)
        {
            return "the connection was open already";
        }

        var (subject, issuer) = (TerminalText.Sanitize(seen.Subject), TerminalText.Sanitize(seen.Issuer));
        return FormattableString.Invariant(
            $"{Version(seen.Protocol)}, {subject}, issued by {issuer}, expires on {seen.Expires:yyyy-MM-dd}");
    }

    private static string Version(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls13 => "TLS 1.3",
        SslProtocols.Tls12 => "TLS 1.2",
        _ => $"{protocol}",
    };

    private sealed record Answer(Handshake? Handshake, TimeSpan? Skew, Exception? Failure);
}
