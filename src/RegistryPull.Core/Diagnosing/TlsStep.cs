using System.Security.Authentication;
using RegistryPull.Registries;
using RegistryPull.Transport;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Diagnosing;

/// <summary>Who the registry proves to be, by the first request of a pull; and whether the two clocks agree.</summary>
internal sealed class TlsStep(RegistryAuthenticator authenticator, RegistryTransport transport, TrustPolicy trust, TimeProvider time) : IDoctorStep
{
    // Tokens and certificates are good for minutes at least.
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(1);

    public async Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        // The first connection tells who is there, so it must not be that of a choice between two addresses.
        var first = patient.Endpoint.At(patient.Endpoint.Place.Addresses[0]);
        var asked = IsSecure(first) ? await AskAsync(first, cancellationToken) : null;
        var server = patient.Server = await authenticator.ChooseAsync(patient.Endpoint, cancellationToken);
        if (!IsSecure(server))
        {
            return StepResult.Skipped($"{server.Address.Authority} is spoken to over plain http");
        }

        asked ??= await AskAsync(server, cancellationToken);
        return asked.Handshake is null && asked.Failure is not null ? throw asked.Failure : Describe(server, asked);
    }

    private static bool IsSecure(RegistryServer server) => server.Address.Scheme == Uri.UriSchemeHttps;

    // What goes wrong after the handshake is for the next step to find.
    private async Task<Answer> AskAsync(RegistryServer server, CancellationToken cancellationToken)
    {
        var note = new HandshakeNote();
        try
        {
            using var response = await transport.SendAsync(server.Adapt(new RegistryRequest(RegistryUris.Api(server.Address))) with { Handshake = note }, cancellationToken);
            return new Answer(note.Seen, response.Headers.Date - time.GetUtcNow(), null);
        }
        catch (Exception error) when (error is RegistryUnavailableException or TransientException)
        {
            return new Answer(note.Seen, null, error);
        }
    }

    private StepResult Describe(RegistryServer server, Answer answer)
    {
        var insecure = trust.WhyInsecure(server.Address, server.Tls);
        var shown = answer.Handshake is { } seen
            ? FormattableString.Invariant($"{Version(seen.Protocol)}, {TerminalText.Sanitize(seen.Subject)}, issued by {TerminalText.Sanitize(seen.Issuer)}, expires on {seen.Expires:yyyy-MM-dd}")
            : "the connection was open already";
        var skew = answer.Skew?.Duration() > MaxSkew
            ? FormattableString.Invariant($"; the clock of this machine is {answer.Skew.Value.Duration().TotalMinutes:0} minutes {(answer.Skew > TimeSpan.Zero ? "behind" : "ahead of")} the registry's")
            : "";
        return insecure is null && skew.Length == 0
            ? StepResult.Ok($"{shown}, trusted")
            : StepResult.Note($"{shown}, {(insecure is null ? "trusted" : $"not verified ({insecure})")}{skew}");
    }

    private static string Version(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls13 => "TLS 1.3",
        SslProtocols.Tls12 => "TLS 1.2",
        _ => $"{protocol}",
    };

    private sealed record Answer(Handshake? Handshake, TimeSpan? Skew, Exception? Failure);
}
