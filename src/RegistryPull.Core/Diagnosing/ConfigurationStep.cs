using RegistryPull.Resolving;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Diagnosing;

/// <summary>Where the registry is asked, and what options and files say about TLS with it.</summary>
internal sealed class ConfigurationStep(ReferenceResolver resolver, TrustPolicy trust) : IDoctorStep
{
    public Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        var source = resolver.Resolve(patient.Image);
        var place = (patient.Endpoint = source.Endpoints[^1]).Place;
        var asked = string.Join(", else ", place.Addresses.Select(static address => address.GetLeftPart(UriPartial.Authority)));
        asked += source.Origin is null ? "" : $" (by {source.Origin})";
        if (source.Endpoints.Length > 1)
        {
            // Each is a registry of its own, with a chain of its own.
            asked += $"; before it {string.Join(", ", source.Endpoints[..^1])}, not looked at here: name one in its place";
        }

        var secure = place.Addresses.FirstOrDefault(static address => address.Scheme == Uri.UriSchemeHttps);
        return Task.FromResult(secure is null ? StepResult.Note($"{asked}, without TLS") : Describe(asked, secure, place.Tls));
    }

    private StepResult Describe(string asked, Uri secure, TlsSettings said)
    {
        var tls = trust.For(secure, said);
        var insecure = tls.InsecureOrigin;
        string?[] parts =
        [
            asked,
            insecure is not null ? $"any certificate will do ({insecure})" : null,
            tls.Authorities.IsEmpty ? null : $"authorities of {string.Join(", ", tls.Authorities)}",
            tls.Client is null ? null : $"shows the certificate {tls.Client.CertificateFile}",
            insecure is null && tls.Authorities.IsEmpty && tls.Client is null ? "certificates as the system has it" : null,
        ];
        var detail = string.Join("; ", parts.OfType<string>());
        return insecure is null ? StepResult.Ok(detail) : StepResult.Note(detail);
    }
}
