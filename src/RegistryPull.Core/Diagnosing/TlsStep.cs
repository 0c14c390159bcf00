using System.Security.Authentication;
using RegistryPull.Registries;
using RegistryPull.Retrying;
using RegistryPull.Transport;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Diagnosing;

/// <summary>The registry's certificate, by the first request of a pull; and whether the two clocks agree.</summary>
internal sealed class TlsStep(RegistryAuthenticator authenticator, RegistryTransport transport, TrustPolicy trust, TimeProvider time) : IDoctorStep
{
    // Tokens and certificates are valid for minutes at least.
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(1);

    public async Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        // Only a new connection shows a certificate, so the choice between two addresses comes after it.
        var first = patient.Endpoint.At(patient.Endpoint.Place.Addresses[0]);
        var asked = IsSecure(first) ? await AskAsync(first, cancellationToken).ConfigureAwait(false) : null;
        var server = patient.Server = await authenticator.ChooseAsync(patient.Endpoint, cancellationToken).ConfigureAwait(false);
        if (!IsSecure(server))
        {
            return StepResult.Skipped($"{server.Address.Authority} is spoken to over plain http");
        }

        asked ??= await AskAsync(server, cancellationToken).ConfigureAwait(false);
        return asked.Handshake is null && asked.Failure is not null ? throw asked.Failure : Describe(server, asked);
    }

    private static bool IsSecure(RegistryServer server) => server.Address.Scheme == Uri.UriSchemeHttps;

    // A failure after the handshake is left to the next step.
    private async Task<Answer> AskAsync(RegistryServer server, CancellationToken cancellationToken)
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
        var verified = insecure is null ? "trusted" : $"not verified ({insecure})";
        var detail = $"{Describe(answer.Handshake)}, {verified}";
        if (answer.Skew is { } skew && skew.Duration() > MaxSkew)
        {
            var side = skew > TimeSpan.Zero ? "behind" : "ahead of";
            return StepResult.Note(FormattableString.Invariant(
                $"{detail}; the clock of this machine is {skew.Duration().TotalMinutes:0} minutes {side} the registry's"));
        }

        return insecure is null ? StepResult.Ok(detail) : StepResult.Note(detail);
    }

    private static string Describe(Handshake? seen) => seen is null
        ? "the connection was open already"
        : FormattableString.Invariant(
            $"{Version(seen.Protocol)}, {TerminalText.Sanitize(seen.Subject)}, issued by {TerminalText.Sanitize(seen.Issuer)}, expires on {seen.Expires:yyyy-MM-dd}");

    private static string Version(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls13 => "TLS 1.3",
        SslProtocols.Tls12 => "TLS 1.2",
        _ => $"{protocol}",
    };

    private sealed record Answer(Handshake? Handshake, TimeSpan? Skew, Exception? Failure);
}
